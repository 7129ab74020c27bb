package dev.offhook.assistant;

/**
 * What is wrong with an assistant file, for the person who wrote it.
 *
 * @param file the file's name
 * @param line where, counted from 1; 0 when it is the file as a whole
 * @param path JSON pointer to the value; blank for the file as a whole
 * @param wrong what is wrong, with the value
 * @param right what would be right
 */
public record Problem(String file, int line, String path, String wrong, String right) {

  /** In one line: {@code shop.yaml:12 /knowledge/hours/sat: what is wrong; what would be right}. */
  @Override
  public String toString() {
    var where = line > 0 ? file + ":" + line : file;
    var what = path.isEmpty() ? wrong : path + ": " + wrong;
    return where + " " + what + "; " + right;
  }
}
