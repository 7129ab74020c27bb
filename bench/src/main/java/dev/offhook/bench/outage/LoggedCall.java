package dev.offhook.bench.outage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One call as it stands in the database: read with nothing of the server's own code. */
final class LoggedCall {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Integer> said = new HashMap<>();
  private final List<Turn> turns = new ArrayList<>();
  private final long counted;
  private long next;
  private long missing;
  private long doubled;
  private int played;
  private boolean ended;

  /** A row of the table of turns. */
  record Turn(String side, String sent, String heard) {}

  /**
   * @param counted how many events it has by its own row
   */
  LoggedCall(long counted) {
    this.counted = counted;
  }

  /** A row of the table of events, in the order of their first numbers. */
  void page(long first, String body) {
    JsonNode events = read(body);
    missing += Math.max(0, first - next);
    doubled += Math.max(0, Math.min(next - first, events.size()));
    next = Math.max(next, first + events.size());
    events.forEach(each -> event(each.path(1)));
  }

  void turn(Turn row) {
    turns.add(row);
  }

  /** Numbers that no event has, from 0 to the last. */
  long missing() {
    return missing;
  }

  /** Numbers that several events have. */
  long doubled() {
    return doubled;
  }

  long events() {
    return next;
  }

  /** Whether its row counts as many events as there are, and the last is its end. */
  boolean whole() {
    return ended && counted == next;
  }

  /** How often the log says that the caller said this. */
  int said(String words) {
    return said.getOrDefault(words, 0);
  }

  /** How many reports of what was played are in it. */
  int played() {
    return played;
  }

  /**
   * How often a turn of the caller with these words stands in it with this answer behind it, as it
   * was sent. Who goes on speaking before the answer has come makes one turn of it all.
   */
  int answered(String words, String reply) {
    int times = 0;
    for (int i = 0; i + 1 < turns.size(); i++) {
      Turn answer = turns.get(i + 1);
      if (turns.get(i).side().equals("CALLER")
          && turns.get(i).heard().contains(words)
          && answer.side().equals("ASSISTANT")
          && plain(answer.sent()).equals(plain(reply))) {
        times++;
      }
    }
    return times;
  }

  private void event(JsonNode event) {
    JsonNode signal = event.path("signal");
    ended = event.path("is").asText().equals("ended");
    if (signal.path("is").asText().equals("callerWords") && signal.path("settled").asBoolean()) {
      said.merge(signal.path("words").asText(), 1, Integer::sum);
    }
    if (signal.path("is").asText().equals("played")) {
      played++;
    }
  }

  private static String plain(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a page that is no JSON", e);
    }
  }
}
