package dev.offhook.llm.langchain4j;

import dev.offhook.call.ToolCall;
import dev.offhook.llm.ModelFailure.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tool calls of one reply, put together from the pieces in which they stream.
 *
 * <p>OpenAI numbers them; of those that speak like it some number none, or all of them zero, send
 * no id or the same one again, repeat the name with each piece or bring it late. So a piece belongs
 * to the newest call of its number unless it contradicts it.
 */
final class Wishes {
  private static final int MOST_CALLS = 32;
  private static final int MOST_CHARACTERS = 64 * 1024;
  private static final int LONGEST_NAME = 128;

  private final boolean offered;
  private final CallIds ids;
  private final Echoes.OfCall echoes;
  private final List<Wish> wishes = new ArrayList<>();
  private int characters;

  /**
   * @param offered whether the model was told of any tool; if not, what it wants is left out
   */
  Wishes(boolean offered, CallIds ids, Echoes.OfCall echoes) {
    this.offered = offered;
    this.ids = ids;
    this.echoes = echoes;
  }

  /**
   * Takes the next piece.
   *
   * @return whether it is one of a call that may be made
   * @throws ModelFailedException when the model wants more than anybody could
   */
  boolean add(ToolPiece piece) {
    if (!offered) {
      return false;
    }
    characters += piece.id().length() + piece.name().length() + piece.arguments().length();
    if (characters > MOST_CHARACTERS) {
      throw new ModelFailedException(
          Kind.BROKEN, "in the stream: tool calls of more than " + MOST_CHARACTERS + " characters");
    }
    var open = newestIn(piece.slot());
    if (open == null || !open.goesOnWith(piece)) {
      open = begin(piece.slot());
    }
    open.add(piece);
    return true;
  }

  private @Nullable Wish newestIn(int slot) {
    for (int i = wishes.size() - 1; i >= 0; i--) {
      if (slot == ToolPiece.NO_SLOT || wishes.get(i).slot == slot) {
        return wishes.get(i);
      }
    }
    return null;
  }

  private Wish begin(int slot) {
    if (wishes.size() >= MOST_CALLS) {
      throw new ModelFailedException(
          Kind.BROKEN, "in the stream: more than " + MOST_CALLS + " tool calls");
    }
    var wish = new Wish(slot);
    wishes.add(wish);
    return wish;
  }

  /** What was wanted is not to be done. */
  void drop() {
    wishes.clear();
  }

  /**
   * All that have a name, each with an id that no other in the call has. What came twice under the
   * same id is one.
   */
  List<ToolCall> complete() {
    var calls = new ArrayList<ToolCall>();
    var seen = new HashSet<ToolCall>();
    for (var wish : wishes) {
      if (!wish.name.isBlank() && (wish.id.isBlank() || seen.add(wish.call(wish.id)))) {
        var call = wish.call(ids.unique(wish.id));
        echoes.remember(call.id(), wish.signature, !calls.isEmpty());
        calls.add(call);
      }
    }
    return List.copyOf(calls);
  }

  private static final class Wish {
    private final int slot;
    private final StringBuilder arguments = new StringBuilder();
    private String id = "";
    private String name = "";
    private String signature = "";

    Wish(int slot) {
      this.slot = slot;
    }

    boolean goesOnWith(ToolPiece piece) {
      if (!id.isBlank() && !piece.id().isBlank() && !id.equals(piece.id())) {
        return false;
      }
      if (name.isBlank() || piece.name().isBlank()) {
        return true;
      }
      if (whole() && piece.arguments().startsWith("{")) {
        return false;
      }
      if (!id.isBlank() && id.equals(piece.id())) {
        return true;
      }
      return slot != ToolPiece.NO_SLOT && (name.equals(piece.name()) || arguments.isEmpty());
    }

    private boolean whole() {
      return !arguments.isEmpty() && arguments.charAt(arguments.length() - 1) == '}';
    }

    void add(ToolPiece piece) {
      id = id.isBlank() ? piece.id() : id;
      name = piece.name().isBlank() ? name : piece.name();
      signature = signature.isBlank() ? piece.signature() : signature;
      arguments.append(piece.arguments());
    }

    ToolCall call(String unique) {
      var text = name.strip();
      var shortName = text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
      return new ToolCall(unique, shortName, arguments.toString());
    }
  }
}
