package dev.offhook.store.sql;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import dev.offhook.turn.Departure;
import java.io.IOException;

/** Reads how a reply ends; it was once written as whether the call ends. */
final class DepartureReader extends StdScalarDeserializer<Departure> {
  private static final long serialVersionUID = 1L;

  DepartureReader() {
    super(Departure.class);
  }

  @Override
  public Departure deserialize(JsonParser json, DeserializationContext context) throws IOException {
    if (json.currentToken().isBoolean()) {
      return json.currentToken() == JsonToken.VALUE_TRUE ? Departure.HANG_UP : Departure.NONE;
    }
    var text = _parseString(json, context, this);
    for (var departure : Departure.values()) {
      if (departure.name().equals(text)) {
        return departure;
      }
    }
    throw context.weirdStringException(text, Departure.class, "not a way a reply ends");
  }
}
