package dev.offhook.bench.restart;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offhook.phone.ai.AiRequest;
import dev.offhook.phone.ai.ChatStandIn;
import dev.offhook.phone.ai.Script;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The model: answers every question, and the same question asked again, with words of its own, and
 * keeps what it was asked. Safe on any thread.
 */
final class Desk {

  private final ChatStandIn standIn;
  private final AtomicInteger replies = new AtomicInteger();
  private final Map<String, String> questions = new ConcurrentHashMap<>();
  private final Map<String, JsonNode> requests = new ConcurrentHashMap<>();

  Desk(ChatStandIn standIn) {
    this.standIn = standIn;
    standIn.answering(this::answer);
  }

  String baseUrl() {
    return standIn.baseUrl();
  }

  /** The question that a reply's codeword answers. */
  Optional<String> questionOf(String reply) {
    return Optional.ofNullable(questions.get(reply));
  }

  /** The messages with which it was last asked that question. */
  Optional<JsonNode> messages(String question) {
    return Optional.ofNullable(requests.get(question));
  }

  private Script answer(AiRequest request) {
    int number = replies.incrementAndGet();
    String reply = Codeword.ofReply(number);
    JsonNode messages = request.body().path("messages");
    Codeword.questionIn(messages.path(messages.size() - 1).path("content").asText())
        .ifPresent(question -> {
          questions.put(reply, question);
          requests.put(question, messages);
        });
    // from quick to slow, so that replies are met at every stage
    Duration firstToken = Duration.ofMillis(80 + number % 5 * 90L);
    Duration between = Duration.ofMillis(15 + number % 7 * 15L);
    return Script.saying(words(reply), firstToken, between);
  }

  /** Each clause can be told from all others. */
  private static String words(String reply) {
    return "Parcel %1$s left the depot this morning. Parcel %1$s is on the road right now. Parcel %1$s will be with you tonight."
        .formatted(reply);
  }
}
