package dev.offhook.store.sql;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.offhook.turn.Departure;
import dev.offhook.turn.Parting;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is meant where an event was written down before all of today's fields were. */
final class EarlierEvents extends SimpleModule {
  private static final long serialVersionUID = 1L;

  EarlierEvents() {
    addDeserializer(Parting.class, new PartingReader());
    addDeserializer(Departure.class, new DepartureReader());
  }

  /** A hangup without a reason: every one counted as a goodbye. */
  private static final class PartingReader extends StdScalarDeserializer<Parting> {
    private static final long serialVersionUID = 1L;

    PartingReader() {
      super(Parting.class);
    }

    @Override
    public @Nullable Parting deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      try {
        return Parting.valueOf(json.getValueAsString(""));
      } catch (IllegalArgumentException unknown) {
        return (Parting)
            context.handleWeirdStringValue(
                Parting.class, json.getValueAsString(""), "no reason that is known");
      }
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
      return Parting.GOODBYE;
    }
  }
}
