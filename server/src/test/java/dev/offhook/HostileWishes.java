package dev.offhook;

import dev.offhook.phone.ai.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What a model wants that somebody else has taken over: numbers, addresses, other people's things,
 * wrong kinds, nonsense. All of it is made to be refused or to end harmlessly; the same seed wants
 * the same.
 */
final class HostileWishes {
  static final String NUMBER = "+19005550199";

  private static final List<String> PEOPLE =
      List.of(
          NUMBER,
          "tel:" + NUMBER,
          "sip:eve@evil.example",
          "vault",
          "sales,vault",
          "sales\u0000",
          "SALES",
          " sales",
          "../vault",
          "911",
          "+882 16 5550 100",
          "transfer.vault",
          "{\"to\":\"vault\"}",
          "https://evil.example/twiml");
  private static final List<String> KEYS =
      List.of(
          NUMBER,
          "1,,2",
          "A1",
          "１２",
          "1\\n2",
          "1\\u0000",
          "1 2",
          "",
          "9".repeat(33),
          "w".repeat(5_000),
          "<Dial>" + NUMBER + "</Dial>",
          "*67;" + NUMBER);
  private static final List<String> PATHS =
      List.of(
          "../admin",
          "..",
          "..%2fadmin",
          "%2e%2e%2fadmin",
          "//127.0.0.1:{other}/steal",
          "@127.0.0.1:{other}/steal",
          "http://127.0.0.1:{other}/steal",
          "7/../../admin",
          "7?admin=1",
          "7#x",
          "..;/admin",
          "\\\\..\\\\admin",
          "7\\r\\nHost: evil.example",
          "\uff0e\uff0e\uff0fadmin",
          "169.254.169.254",
          "${SHOP_KEY}",
          "{id}",
          "x".repeat(2_000));
  private static final List<String> STRANGERS =
      List.of("balance", "vault_open", "eval", "rm -rf /", "functions.transfer_call", "end_call ");

  private final Random random;
  private final String other;
  private int made;

  /** Wants with this seed; {@code other} is the port of a service that nobody declared. */
  HostileWishes(long seed, int other) {
    this.random = new Random(seed);
    this.other = "" + other;
  }

  /** So many more. */
  List<Step.CallTool> next(int many) {
    var wishes = new ArrayList<Step.CallTool>();
    for (int i = 0; i < many; i++) {
      var wish =
          switch (made++ % 10) {
            case 0 -> wish("transfer_call", "{\"to\":%s}", quoted(PEOPLE));
            case 1 -> wish("send_digits", "{\"digits\":%s}", quoted(KEYS));
            case 2 -> wish("order_state", "{\"id\":%s}", quoted(PATHS));
            case 3 -> wish("order_note", "{\"id\":\"7\",\"note\":%s}", quoted(PATHS));
            case 4 -> wish("order_note", "{\"id\":%s,\"note\":\"x\"}", quoted(PATHS));
            case 5 -> wish(one(STRANGERS), "{\"account\":\"CA%s\"}", "" + random.nextLong());
            case 6 -> wish(any(), "%s", nested(1 + random.nextInt(60)));
            case 7 -> wish(any(), "%s", nonsense());
            case 8 -> wish("look_up", "{\"question\":\"again\"}", "");
            default -> wish(any(), "{\"url\":\"http://127.0.0.1:%s/steal\"}", other);
          };
      wishes.add(wish);
    }
    return wishes;
  }

  private Step.CallTool wish(String name, String arguments, String with) {
    // Now and then the very same call once more, as models in a loop send it
    var id = "call_" + (random.nextInt(10) == 0 ? 0 : made);
    return new Step.CallTool(id, name, arguments.formatted(with).replace("{other}", other));
  }

  private String any() {
    return one(
        List.of(
            "transfer_call",
            "send_digits",
            "order_state",
            "order_note",
            "end_call",
            "take_message"));
  }

  private String one(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }

  private String quoted(List<String> list) {
    return "\"" + one(list).replace("\"", "\\\"").replace("\u0000", "\\u0000") + "\"";
  }

  private static String nested(int deep) {
    return "{\"to\":".repeat(deep) + "\"" + NUMBER + "\"" + "}".repeat(deep);
  }

  private String nonsense() {
    return one(
        List.of(
            "{",
            "[]",
            "null",
            "\"sales\"",
            "{\"to\":[\"sales\"]}",
            "{\"to\":\"sales\",\"number\":\"" + NUMBER + "\"}",
            "{\"to\":null}",
            "{\"digits\":1}",
            "{\"id\":{\"$ref\":\"file:///etc/passwd\"}}",
            "{\"reason\":5}",
            "{\"__proto__\":{\"to\":\"vault\"}}",
            "{\"from\":\"a\",\"message\":\"" + "x".repeat(3_000) + "\"}"));
  }
}
