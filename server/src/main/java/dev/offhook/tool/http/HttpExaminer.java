package dev.offhook.tool.http;

import dev.offhook.assistant.Assistant;
import dev.offhook.assistant.Examiner;
import dev.offhook.assistant.HttpDeclaration;
import dev.offhook.tool.Parameters;
import dev.offhook.tool.SecretText;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Objects to HTTP tools that could not work, or not safely.
 *
 * @param variables what {@code ${NAME}} stands for
 */
public record HttpExaminer(Function<String, Optional<String>> variables) implements Examiner {
  private static final Pattern HEADER = Pattern.compile("[a-zA-Z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  /** What decides where a request ends or goes is written by nobody but us. */
  private static final Set<String> OURS =
      Set.of(
          "host",
          "content-length",
          "transfer-encoding",
          "connection",
          "upgrade",
          "te",
          "trailer",
          "expect",
          "idempotency-key");

  @Override
  public List<Objection> objections(Assistant assistant) {
    var all = new ArrayList<Objection>();
    var declared = assistant.abilities().http();
    for (int i = 0; i < declared.size(); i++) {
      var tool = declared.get(i);
      var place = "/tools/http/" + i;
      Parameters.objection(tool.parameters())
          .ifPresent(it -> all.add(new Objection(place + "/parameters", it.wrong(), it.right())));
      address(tool, place, all);
      headers(tool, place + "/headers", all);
      body(tool, place + "/body", all);
    }
    return all;
  }

  private static void address(HttpDeclaration tool, String place, List<Objection> all) {
    var at = place + "/url";
    var written = tool.request().url();
    if (written.contains("${")) {
      all.add(new Objection(at, "an address holds no secret", "put ${…} into a header"));
      return;
    }
    try {
      var url = UrlTemplate.parse(written);
      for (var name : url.places()) {
        undeclared(tool, name, at).ifPresent(all::add);
      }
      for (var name : url.inPath()) {
        if (undeclared(tool, name, at).isEmpty() && !required(tool).contains(name)) {
          var wrong = "'{" + name + "}' stands in the path and may be missing";
          all.add(new Objection(at, wrong, "list it below parameters: required:"));
        }
      }
      if (!tool.inHouse() && leadsInside(url.host())) {
        var wrong = "'" + url.host() + "' leads into this machine or its network";
        all.add(new Objection(at, wrong, "write private: true if that is meant"));
      }
    } catch (UnfitException unfit) {
      all.add(
          new Objection(
              at,
              "'" + written + "' " + unfit.why(),
              "write https://host/path with {argument} in the path or the query"));
    }
  }

  private static boolean leadsInside(String host) {
    var plain = host.toLowerCase(Locale.ROOT).replaceAll("\\.$", "");
    if (plain.equals("localhost") || plain.endsWith(".localhost")) {
      return true;
    }
    try {
      // Only what is an address already: a name is not looked up before it is used
      return LITERAL.matcher(plain).matches()
          && !PublicAddresses.contains(InetAddress.getByName(plain));
    } catch (UnknownHostException none) {
      return false;
    }
  }

  private void headers(HttpDeclaration tool, String at, List<Objection> all) {
    tool.request()
        .headers()
        .forEach((name, value) -> {
          var place = at + "/" + name;
          if (!HEADER.matcher(name).matches() || OURS.contains(name.toLowerCase(Locale.ROOT))) {
            all.add(new Objection(place, "no header to be set here", "leave it out"));
          }
          for (var unknown : SecretText.unknown(value, variables)) {
            all.add(new Objection(place, "'" + unknown + "' is not set", "set it in .env"));
          }
          if (!SecretText.filled(value, variables).matches("[\\t\\x20-\\x7e]*")) {
            all.add(
                new Objection(place, "a value that no header can have", "use plain letters only"));
          }
        });
  }

  private static void body(HttpDeclaration tool, String at, List<Objection> all) {
    var body = tool.request().body();
    if (body.isMissingNode()) {
      return;
    }
    if (!HttpPlan.takesBody(tool.request().method())) {
      all.add(new Objection(at, "no body goes with " + tool.request().method(), "use POST"));
    }
    for (var name : new BodyTemplate(body).places()) {
      undeclared(tool, name, at).ifPresent(all::add);
    }
  }

  private static Optional<Objection> undeclared(HttpDeclaration tool, String name, String at) {
    return tool.parameters().path("properties").has(name)
        ? Optional.empty()
        : Optional.of(
            new Objection(
                at,
                "'{" + name + "}' is no argument of the tool",
                "declare it below parameters: properties:"));
  }

  private static Set<String> required(HttpDeclaration tool) {
    var names = new java.util.HashSet<String>();
    tool.parameters().path("required").forEach(name -> names.add(name.asText()));
    return names;
  }
}
