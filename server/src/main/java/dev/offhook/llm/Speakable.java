package dev.offhook.llm;

/** TEMP until branch llm lands. */
public final class Speakable {
  public String feed(String token) {
    return token;
  }

  public String flush() {
    return "";
  }
}
