package dev.offhook.telephony.twilio;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/** Reading webhooks and answering them in markup. */
final class Webhooks {
  private Webhooks() {}

  /** The parameters: a POST's body, a GET's query. */
  static Form form(RoutingContext context) {
    if (context.request().method().equals(HttpMethod.POST)) {
      var body = context.body().asString();
      return Form.read(body == null ? "" : body);
    }
    var query = context.request().query();
    return Form.read(query == null ? "" : query);
  }

  static void answer(RoutingContext context, String twiml) {
    context.response().putHeader("Content-Type", "text/xml; charset=utf-8").end(twiml);
  }
}
