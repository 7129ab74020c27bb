package dev.offhook.assistant;

import dev.offhook.call.PhoneNumber;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an assistant can do beside talk.
 *
 * @param builtIn the built-in tools it has, as far as they have something to work on
 * @param confirmed the names of tools to which the caller must have said yes
 * @param destinations to whom it may hand a call over: the name it knows them by, and their number
 * @param http its tools that are HTTP requests
 * @param mcp the servers whose tools it has
 */
public record Abilities(
    List<BuiltIn> builtIn,
    Set<String> confirmed,
    Map<String, PhoneNumber> destinations,
    List<HttpDeclaration> http,
    List<McpDeclaration> mcp) {
  public static final Abilities USUAL =
      new Abilities(
          List.of(BuiltIn.END_CALL, BuiltIn.TRANSFER_CALL, BuiltIn.TAKE_MESSAGE, BuiltIn.LOOK_UP),
          Set.of(),
          Map.of(),
          List.of(),
          List.of());

  public Abilities {
    builtIn = List.copyOf(builtIn);
    confirmed = Set.copyOf(confirmed);
    destinations = Collections.unmodifiableMap(new LinkedHashMap<>(destinations));
    http = List.copyOf(http);
    mcp = List.copyOf(mcp);
  }

  /** A tool that every server has; its name is this one's in lower case. */
  public enum BuiltIn {
    END_CALL,
    TRANSFER_CALL,
    SEND_DIGITS,
    TAKE_MESSAGE,
    LOOK_UP
  }
}
