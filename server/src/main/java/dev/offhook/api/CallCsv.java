package dev.offhook.api;

import dev.offhook.cost.Costs;
import dev.offhook.store.CallRecord;
import dev.offhook.store.TurnRecord;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Calls as rows of a spreadsheet, by RFC 4180. A cell that a spreadsheet would take for a formula
 * gets an apostrophe in front, which also meets phone numbers: what a caller says is nothing to be
 * computed.
 */
final class CallCsv {
  private static final List<String> COLUMNS =
      List.of(
          "sid",
          "began",
          "direction",
          "caller",
          "called",
          "assistant",
          "version",
          "mode",
          "connectedMs",
          "lastedMs",
          "reason",
          "doing");

  static final String HEAD =
      String.join(",", COLUMNS) + ",transcript,expired,cost,currency,costComplete\r\n";

  private CallCsv() {}

  static String row(CallRecord call, List<TurnRecord> turns, Costs costs) {
    var fields = CallJson.call(call);
    var known = COLUMNS.stream().map(name -> plain(fields, name));
    var behind = Stream.of(transcript(turns), expired(fields));
    var cost = CostJson.total(call, costs);
    var money = Stream.of("total", "currency", "complete").map(name -> plain(cost, name));
    return Stream.of(known, behind, money)
        .flatMap(cells -> cells)
        .map(CallCsv::cell)
        .collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String plain(JsonObject fields, String name) {
    var value = fields.getValue(name);
    return value == null ? "" : value.toString();
  }

  private static String expired(JsonObject fields) {
    return fields.getJsonArray("expired").stream()
        .map(String::valueOf)
        .collect(Collectors.joining(" "));
  }

  private static String transcript(List<TurnRecord> turns) {
    return turns.stream()
        .filter(turn -> !turn.heard().isBlank())
        .map(turn -> CallJson.name(turn.side()) + ": " + turn.heard().strip())
        .collect(Collectors.joining("\n"));
  }

  static String cell(String value) {
    var harmless =
        !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    return harmless.chars().anyMatch(letter -> "\",\r\n".indexOf(letter) >= 0)
        ? '"' + harmless.replace("\"", "\"\"") + '"'
        : harmless;
  }
}
