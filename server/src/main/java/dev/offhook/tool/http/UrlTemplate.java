package dev.offhook.tool.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * An address in which arguments have their places: {@code https://host/orders/{number}?lang={l}}.
 * Scheme, host and port are the file's alone, and an argument never leaves the path segment or the
 * query value in which it stands.
 */
final class UrlTemplate {
  private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z_][a-zA-Z0-9_-]{0,63})\\}");

  /** What may stand in a path or a query as it is, written by the owner of the file. */
  private static final Pattern FIXED =
      Pattern.compile("(?:[a-zA-Z0-9._~!$&'()*+,;=:@-]|%[0-9A-F]{2})*");

  private static final Pattern HOST =
      Pattern.compile("[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?\\.?|\\[[0-9a-fA-F:.]+\\]");
  private static final Pattern WHOLE =
      Pattern.compile("(https?)://([^/?#{}\\\\@\\s]*)(/[^?#]*)?(?:\\?([^#]*))?");

  private final boolean encrypted;
  private final String host;
  private final int port;
  private final List<Piece> path;
  private final List<Pair> query;

  /** A run of the path: words of the file, with places for arguments. */
  private record Piece(String text) {}

  private record Pair(String name, String value) {}

  private UrlTemplate(
      boolean encrypted, String host, int port, List<Piece> path, List<Pair> query) {
    this.encrypted = encrypted;
    this.host = host;
    this.port = port;
    this.path = List.copyOf(path);
    this.query = List.copyOf(query);
  }

  /**
   * Reads one.
   *
   * @throws UnfitException when it is no such address; the message says why
   */
  static UrlTemplate parse(String text) throws UnfitException {
    var match = WHOLE.matcher(text);
    if (!match.matches()) {
      throw new UnfitException("is not http:// or https:// with a host, a path and a query");
    }
    var encrypted = match.group(1).equals("https");
    var authority = authority(match.group(2));
    var path = match.group(3) == null ? "/" : match.group(3);
    var query = match.group(4) == null ? "" : match.group(4);
    var usual = encrypted ? 443 : 80;
    return new UrlTemplate(
        encrypted,
        authority.getHost(),
        authority.getPort() < 0 ? usual : authority.getPort(),
        segments(path),
        pairs(query));
  }

  private static URI authority(String text) throws UnfitException {
    try {
      var uri = new URI("http://" + text + "/").parseServerAuthority();
      var host = uri.getHost();
      if (host == null || uri.getUserInfo() != null || !HOST.matcher(host).matches()) {
        throw new UnfitException("has no host that can be used");
      }
      if (uri.getPort() == 0 || uri.getPort() > 65_535) {
        throw new UnfitException("has a port that is none");
      }
      return uri;
    } catch (URISyntaxException broken) {
      throw new UnfitException("has no host that can be used");
    }
  }

  private static List<Piece> segments(String path) throws UnfitException {
    var segments = new ArrayList<Piece>();
    for (var segment : path.substring(1).split("/", -1)) {
      var fixed = fixed(segment).replaceAll("(?i)%2e", ".");
      var places = PLACE.matcher(segment).find();
      if (!places && (fixed.equals(".") || fixed.equals(".."))) {
        throw new UnfitException("has a path that goes up");
      }
      if (fixed.toLowerCase(Locale.ROOT).matches(".*%(2f|5c|00|0a|0d).*")) {
        throw new UnfitException("has an encoded slash or line end in its path");
      }
      segments.add(new Piece(segment));
    }
    return segments;
  }

  private static List<Pair> pairs(String query) throws UnfitException {
    var pairs = new ArrayList<Pair>();
    for (var pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      var name = pair.contains("=") ? pair.substring(0, pair.indexOf('=')) : pair;
      if (PLACE.matcher(name).find()) {
        throw new UnfitException("has an argument for a query's name; put it behind an =");
      }
      fixed(pair);
      pairs.add(new Pair(name, pair.substring(name.length())));
    }
    return pairs;
  }

  /** What the file itself says of this part. */
  private static String fixed(String part) throws UnfitException {
    var fixed = PLACE.matcher(part).replaceAll("");
    if (!FIXED.matcher(fixed.replaceAll("[/?]", "")).matches()) {
      throw new UnfitException("holds characters that must be percent-encoded, or a lonely brace");
    }
    return fixed;
  }

  boolean encrypted() {
    return encrypted;
  }

  /** The host's name or address, without brackets. */
  String host() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  int port() {
    return port;
  }

  /** The arguments that have a place in the path. */
  Set<String> inPath() {
    return places(path.stream().map(Piece::text).toList());
  }

  /** All arguments that have a place. */
  Set<String> places() {
    var all = inPath();
    all.addAll(places(query.stream().map(Pair::value).toList()));
    return all;
  }

  private static Set<String> places(List<String> texts) {
    var names = new TreeSet<String>();
    for (var text : texts) {
      PLACE.matcher(text).results().forEach(place -> names.add(place.group(1)));
    }
    return names;
  }

  /**
   * Path and query with the arguments in their places. A query's value whose argument is missing is
   * left out.
   *
   * @throws UnfitException when an argument cannot stand where it should
   */
  String fill(JsonNode arguments) throws UnfitException {
    var filled = new StringBuilder();
    for (var piece : path) {
      filled.append('/').append(segment(piece.text(), arguments));
    }
    var separator = '?';
    for (var pair : query) {
      if (places(List.of(pair.value())).stream().allMatch(arguments::hasNonNull)) {
        filled.append(separator).append(pair.name()).append(value(pair.value(), arguments));
        separator = '&';
      }
    }
    return filled.toString();
  }

  private static String segment(String piece, JsonNode arguments) throws UnfitException {
    if (!PLACE.matcher(piece).find()) {
      return piece;
    }
    var match = PLACE.matcher(piece);
    var filled = new StringBuilder();
    while (match.find()) {
      var name = match.group(1);
      match.appendReplacement(filled, "");
      filled.append(UrlValue.inPath(name, arguments.path(name)));
    }
    var segment = match.appendTail(filled).toString();
    // Values that are harmless by themselves may still meet dots of the file
    if (segment.replaceAll("(?i)%2e", ".").matches("\\.*")) {
      throw new UnfitException("The arguments make no path.");
    }
    return segment;
  }

  private static String value(String text, JsonNode arguments) throws UnfitException {
    var match = PLACE.matcher(text);
    var filled = new StringBuilder();
    while (match.find()) {
      var name = match.group(1);
      match.appendReplacement(filled, "");
      filled.append(UrlValue.inQuery(name, arguments.path(name)));
    }
    return match.appendTail(filled).toString();
  }
}
