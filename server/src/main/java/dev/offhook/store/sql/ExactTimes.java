package dev.offhook.store.sql;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/**
 * Times without rounding: a duration is an integer of nanoseconds, a time of day is ISO 8601 with
 * all its digits.
 */
final class ExactTimes extends SimpleModule {
  private static final long serialVersionUID = 1L;

  ExactTimes() {
    addSerializer(new DurationWriter());
    addSerializer(new InstantWriter());
    addDeserializer(Duration.class, new DurationReader());
    addDeserializer(Instant.class, new InstantReader());
  }

  private static final class DurationWriter extends StdScalarSerializer<Duration> {
    private static final long serialVersionUID = 1L;

    DurationWriter() {
      super(Duration.class);
    }

    @Override
    public void serialize(Duration value, JsonGenerator json, SerializerProvider context)
        throws IOException {
      json.writeNumber(value.toNanos());
    }
  }

  private static final class InstantWriter extends StdScalarSerializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantWriter() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator json, SerializerProvider context)
        throws IOException {
      json.writeString(value.toString());
    }
  }

  private static final class DurationReader extends StdScalarDeserializer<Duration> {
    private static final long serialVersionUID = 1L;

    DurationReader() {
      super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      return Duration.ofNanos(_parseLongPrimitive(json, context));
    }
  }

  private static final class InstantReader extends StdScalarDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantReader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
      var text = _parseString(json, context, this);
      try {
        return Instant.parse(text);
      } catch (DateTimeException wrong) {
        throw context.weirdStringException(text, Instant.class, "not a time of day");
      }
    }
  }
}
