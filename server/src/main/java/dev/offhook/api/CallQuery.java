package dev.offhook.api;

import dev.offhook.call.CallEnd;
import dev.offhook.call.PhoneNumber;
import dev.offhook.store.CallArchive;
import dev.offhook.store.CallFilter;
import dev.offhook.store.CallListing;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which calls a request asks for, and which page of them.
 *
 * @param after where the page before said that this one begins
 * @param limit how many calls at the most
 */
record CallQuery(CallFilter filter, Optional<String> after, int limit) {
  private static final List<String> FILTER =
      List.of("from", "until", "number", "assistant", "reason", "live", "q");
  private static final int USUAL = 50;
  private static final int MOST = 200;

  /** Of a list that comes in pages. */
  static CallQuery paged(RoutingContext request) {
    var known = new ArrayList<>(FILTER);
    known.addAll(List.of("after", "limit"));
    return paged(Parameters.of(request, known), USUAL);
  }

  /** Every call, in pages. */
  static CallQuery unfiltered(RoutingContext request) {
    return paged(Parameters.of(request, List.of("after", "limit")), MOST);
  }

  private static CallQuery paged(Parameters given, int usual) {
    var limit = (int) given.number("limit", 1, MOST, usual);
    return new CallQuery(filter(given), given.text("after"), limit);
  }

  /** Of all calls there are. */
  static CallFilter whole(RoutingContext request) {
    return filter(Parameters.of(request, FILTER));
  }

  private static CallFilter filter(Parameters given) {
    return new CallFilter(
        given.time("from"),
        given.time("until"),
        given.read("number", "is no phone number", CallQuery::number),
        given.text("assistant"),
        given.read("reason", "is none of " + reasons(), CallQuery::reason),
        given.flag("live"),
        given.text("q"));
  }

  /** A plus sign that was not escaped in a query arrives as a blank, and is stripped. */
  static PhoneNumber number(String text) {
    return new PhoneNumber(text.matches("[0-9]+") ? "+" + text : text);
  }

  private static CallEnd.Reason reason(String text) {
    var reason = CallEnd.Reason.valueOf(text.toUpperCase(Locale.ROOT));
    if (!CallJson.name(reason).equals(text)) {
      throw new IllegalArgumentException(text);
    }
    return reason;
  }

  private static String reasons() {
    return Stream.of(CallEnd.Reason.values()).map(CallJson::name).collect(Collectors.joining(", "));
  }

  /** The page. */
  CallListing ask(CallArchive archive) {
    try {
      return archive.calls(filter, after, limit);
    } catch (IllegalArgumentException unknownPage) {
      throw Refused.badParameter("after", "is nothing that a page has said");
    }
  }
}
