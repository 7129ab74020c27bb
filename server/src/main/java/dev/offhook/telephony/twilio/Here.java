package dev.offhook.telephony.twilio;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Where the carrier reaches us.
 *
 * @param origin as the server is set; empty when only this machine may call, which is reached as it
 *     asks
 */
record Here(Optional<Origin> origin) {
  String http(RoutingContext request) {
    return of(request).http();
  }

  Origin of(RoutingContext request) {
    return origin.orElseGet(() -> Origin.usedBy(request.request()));
  }
}
