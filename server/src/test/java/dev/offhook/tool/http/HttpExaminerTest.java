package dev.offhook.tool.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.assistant.Assistants;
import dev.offhook.assistant.HouseWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a declared tool is told with its line, before anybody calls. */
class HttpExaminerTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          url: ftp://x.test/                                                      | 7 | is not http:// or https://
          url: 'https://{host}.test/'                                             | 7 | is not http:// or https://
          url: 'https://x.test/${TOKEN}'                                          | 7 | an address holds no secret
          url: 'https://x.test/{id}'                                              | 7 | '{id}' is no argument
          url: https://127.0.0.1/                                                 | 7 | leads into this machine
          url: https://localhost/                                                 | 7 | leads into this machine
          url: https://169.254.169.254/latest/                                    | 7 | leads into this machine
          url: https://[::1]/                                                     | 7 | leads into this machine
          url: https://x.test/, headers: {A: '${NOBODY}'}                         | 7 | 'NOBODY' is not set
          url: https://x.test/, headers: {Host: y}                                | 7 | no header to be set
          url: https://x.test/, headers: {A: "a\\r\\nB: c"}                       | 7 | no header can have
          url: https://x.test/, body: {a: b}                                      | 7 | no body goes with GET
          url: https://x.test/, method: TRACE                                     | 7 | not allowed: 'TRACE'
          url: https://x.test/, timeout: 10m                                      | 7 | out of bounds
          url: https://x.test/, parameters: {type: string}                        | 7 | is not an object schema
          url: https://x.test/, parameters: {type: object, anyOf: []}             | 7 | has 'anyOf' at its root
          url: https://x.test/, parameters: {type: object, oneOf: []}             | 7 | has 'oneOf' at its root
          url: https://x.test/, parameters: {type: object, properties: {a: {type: wrong}}} | 7 | is no JSON Schema
          url: https://x.test/, parameters: {type: object, properties: {a: {$ref: 'http://y.test/'}}} | 7 | has a $ref
          """)
  void whatIsWrongIsTold(String tool, int line, String wrong) throws IOException {
    Files.writeString(
        folder.resolve("shop.yaml"),
        "name: Shop\ntools:\n  http:\n    -\n      name: it\n      description: It.\n"
            + "      "
            + tool.replace(", ", "\n      ").replaceAll("\\{type: object\n +", "{type: object, "));
    var problems =
        Assistants.load(folder, HouseWords.NONE, new HttpExaminer(Errands::variable)).problems();

    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().toString()).contains(wrong).doesNotContain(Errands.SECRET);
    assertThat(problems.getFirst().line()).isGreaterThanOrEqualTo(line);
  }
}
