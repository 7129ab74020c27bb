package dev.offhook.llm.langchain4j;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Base URLs as people write them, made into what the request paths are appended to. */
final class BaseUrl {
  private static final Pattern END = Pattern.compile("(/chat/completions|/messages)?/*$");
  private static final Pattern VERSION = Pattern.compile("/v\\d\\w*(/|$)");

  private BaseUrl() {}

  /**
   * Completes what was configured.
   *
   * @param version appended when the path names none, as in {@code /v1}; some servers name theirs
   *     in the middle ({@code /v1beta/openai}), those are left alone
   */
  static String of(String configured, String otherwise, String version) {
    var text = configured.isBlank() ? otherwise : configured.strip();
    var url = END.matcher(text).replaceFirst("");
    return VERSION.matcher(path(url)).find() ? url : url + version;
  }

  /** Without the slash at its end. */
  static String plain(String configured, String otherwise) {
    var text = configured.isBlank() ? otherwise : configured.strip();
    return text.replaceFirst("/+$", "");
  }

  /** Who bills for what is asked there: {@code name}, or, somewhere else, the host's. */
  static String service(String url, String official, String name) {
    var host = URI.create(url).getHost();
    var other = host == null ? "" : host.toLowerCase(Locale.ROOT);
    return other.isEmpty() || other.equals(URI.create(official).getHost()) ? name : other;
  }

  private static String path(String url) {
    var path = URI.create(url).getPath();
    return path == null ? "" : path;
  }
}
