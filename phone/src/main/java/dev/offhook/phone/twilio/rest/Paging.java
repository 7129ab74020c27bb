package dev.offhook.phone.twilio.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One page of a list. */
record Paging(Form form, String path) {
  private static final int USUAL = 50;
  private static final int MOST = 1000;

  <T> ObjectNode of(String name, List<T> all, Function<T, ObjectNode> page) {
    int size = Math.clamp(number("PageSize", USUAL), 1, MOST);
    int number = number("Page", 0);
    int start = Math.min(number * size, all.size());
    int end = Math.min(start + size, all.size());
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray(name);
    all.subList(start, end).forEach(each -> list.add(page.apply(each)));
    return body.put("page", number)
        .put("page_size", size)
        .put("start", start)
        .put("end", Math.max(start, end - 1))
        .put("uri", uri(number, size))
        .put("first_page_uri", uri(0, size))
        .put("next_page_uri", end < all.size() ? uri(number + 1, size) : null)
        .put("previous_page_uri", number > 0 ? uri(number - 1, size) : null);
  }

  private int number(String name, int otherwise) {
    return form.text(name)
        .filter(text -> text.matches("\\d{1,6}"))
        .map(Integer::parseInt)
        .orElse(otherwise);
  }

  private String uri(int page, int size) {
    String filters =
        form.fields().entrySet().stream()
            .filter(field -> !field.getKey().startsWith("Page"))
            .map(field -> escape(field.getKey()) + "=" + escape(field.getValue().getFirst()) + "&")
            .sorted()
            .collect(Collectors.joining());
    return path + "?" + filters + "PageSize=" + size + "&Page=" + page;
  }

  private static String escape(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
