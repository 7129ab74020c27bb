package dev.offhook.phone.ai;

import com.fasterxml.jackson.databind.JsonNode;

/** How many tokens a request is, about: one for every four characters of text, at least one. */
final class PromptTokens {
  private static final int CHARACTERS = 4;

  private PromptTokens() {}

  static int of(JsonNode body) {
    return 1 + characters(body) / CHARACTERS;
  }

  private static int characters(JsonNode node) {
    if (node.isTextual()) {
      return node.textValue().length();
    }
    int all = 0;
    for (JsonNode part : node) {
      all += characters(part);
    }
    return all;
  }
}
