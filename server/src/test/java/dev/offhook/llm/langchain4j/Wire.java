package dev.offhook.llm.langchain4j;

import dev.offhook.llm.LanguageModel;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The same stream as each provider writes it: an independent reading of their protocols. */
enum Wire {
  OPENAI {
    @Override
    LanguageModel model(LangChain4jModels models, String url) {
      return models.openAi(new Access(url, "sk-test", ""));
    }

    @Override
    String opening() {
      return chunk(new JsonObject().put("role", "assistant").put("content", ""), "");
    }

    @Override
    String words(String text) {
      return chunk(new JsonObject().put("content", text), "");
    }

    @Override
    String ending() {
      return chunk(new JsonObject(), "stop") + "data: [DONE]\n\n";
    }

    @Override
    String metered(int input, int cached, int output) {
      var usage =
          new JsonObject()
              .put("prompt_tokens", input + cached)
              .put("completion_tokens", output)
              .put("prompt_tokens_details", new JsonObject().put("cached_tokens", cached));
      var last = new JsonObject().put("choices", new JsonArray()).put("usage", usage);
      return chunk(new JsonObject(), "stop") + "data: " + last + "\n\ndata: [DONE]\n\n";
    }

    @Override
    String filtered() {
      return chunk(new JsonObject(), "content_filter") + "data: [DONE]\n\n";
    }

    @Override
    String error() {
      return "data: {\"error\":{\"message\":\"m\",\"type\":\"overloaded\",\"code\":503}}\n\n";
    }

    @Override
    String nulls() {
      return """
      data: {"id":null,"choices":[{"index":null,"delta":null}]}

      data: {"choices":[{"delta":{"content":null,"role":"robot"}}],"error":null}

      data: {"choices":[]}

      data: {"choices":null}

      """;
    }

    @Override
    String reasoning() {
      return chunk(new JsonObject().put("reasoning_content", "hmm").put("reasoning", "hm"), "");
    }

    private static String chunk(JsonObject delta, String reason) {
      var choice =
          new JsonObject().put("index", 0).put("delta", delta).put("finish_reason", reason);
      var chunk = new JsonObject().put("id", "c").put("object", "chat.completion.chunk");
      return "data: " + chunk.put("choices", new JsonArray().add(choice)) + "\n\n";
    }
  },

  ANTHROPIC {
    @Override
    LanguageModel model(LangChain4jModels models, String url) {
      return models.anthropic(new Access(url, "sk-test", ""));
    }

    @Override
    String opening() {
      return event("message_start", "{\"message\":{\"id\":\"m\",\"usage\":{\"input_tokens\":1}}}")
          + event(
              "content_block_start",
              "{\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}")
          + event("ping", "{}");
    }

    @Override
    String words(String text) {
      var delta = new JsonObject().put("type", "text_delta").put("text", text);
      return event(
          "content_block_delta", new JsonObject().put("index", 0).put("delta", delta).encode());
    }

    @Override
    String ending() {
      return event("content_block_stop", "{\"index\":0}") + stopped("end_turn");
    }

    @Override
    String metered(int input, int cached, int output) {
      var usage =
          new JsonObject()
              .put("input_tokens", input)
              .put("cache_read_input_tokens", cached)
              .put("output_tokens", output);
      var delta = new JsonObject().put("stop_reason", "end_turn");
      var last = new JsonObject().put("delta", delta).put("usage", usage);
      return event("message_delta", last.encode()) + event("message_stop", "{}");
    }

    @Override
    String filtered() {
      return stopped("refusal");
    }

    @Override
    String error() {
      return event("error", "{\"error\":{\"type\":\"overloaded_error\",\"message\":\"m\"}}");
    }

    @Override
    String nulls() {
      return event("content_block_delta", "{\"index\":null,\"delta\":null}")
          + event("content_block_delta", "{\"delta\":{\"type\":\"text_delta\",\"text\":null}}")
          + event("message_delta", "{\"delta\":{\"stop_reason\":null},\"usage\":null}");
    }

    @Override
    String reasoning() {
      return event(
              "content_block_start",
              "{\"index\":1,\"content_block\":{\"type\":\"thinking\",\"thinking\":\"hm\"}}")
          + event(
              "content_block_delta",
              "{\"index\":1,\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\"hm\"}}");
    }

    private static String stopped(String reason) {
      var delta = new JsonObject().put("delta", new JsonObject().put("stop_reason", reason));
      return event("message_delta", delta.encode()) + event("message_stop", "{}");
    }

    private static String event(String type, String fields) {
      return "event: " + type + "\ndata: " + new JsonObject(fields).put("type", type) + "\n\n";
    }
  },

  GEMINI {
    @Override
    LanguageModel model(LangChain4jModels models, String url) {
      return models.gemini(new Access(url, "key", ""));
    }

    @Override
    String opening() {
      return "";
    }

    @Override
    String words(String text) {
      return chunk(new JsonObject().put("text", text), "");
    }

    @Override
    String ending() {
      return chunk(new JsonObject().put("text", ""), "STOP");
    }

    @Override
    String metered(int input, int cached, int output) {
      var usage =
          new JsonObject()
              .put("promptTokenCount", input + cached)
              .put("cachedContentTokenCount", cached)
              .put("candidatesTokenCount", output - 1)
              .put("thoughtsTokenCount", 1);
      var last = new JsonObject(ending().substring("data: ".length())).put("usageMetadata", usage);
      return "data: " + last + "\n\n";
    }

    @Override
    String filtered() {
      return "data: {\"promptFeedback\":{\"blockReason\":\"SAFETY\"}}\n\n";
    }

    @Override
    String error() {
      return "data: {\"error\":{\"code\":503,\"message\":\"m\",\"status\":\"overloaded\"}}\n\n";
    }

    @Override
    String nulls() {
      return """
      data: {"candidates":[{"content":null,"finishReason":null}]}

      data: {"candidates":null}

      """;
    }

    @Override
    String reasoning() {
      return chunk(new JsonObject().put("text", "hmm").put("thought", true), "");
    }

    private static String chunk(JsonObject part, String reason) {
      var content = new JsonObject().put("role", "model").put("parts", new JsonArray().add(part));
      var candidate = new JsonObject().put("content", content);
      if (!reason.isEmpty()) {
        candidate.put("finishReason", reason);
      }
      return "data: " + new JsonObject().put("candidates", new JsonArray().add(candidate)) + "\n\n";
    }
  };

  abstract LanguageModel model(LangChain4jModels models, String url);

  /** What comes before the first words. */
  abstract String opening();

  abstract String words(String text);

  /** The proper end. */
  abstract String ending();

  /** The proper end, with what the reply has used. */
  abstract String metered(int input, int cached, int output);

  /** The end when a filter withheld the answer. */
  abstract String filtered();

  /** A failure in the middle, type or status {@code overloaded…}. */
  abstract String error();

  /** Chunks with nulls where values belong. */
  abstract String nulls();

  /** Thoughts that must not be spoken. */
  abstract String reasoning();
}
