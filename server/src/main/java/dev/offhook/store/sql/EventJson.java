package dev.offhook.store.sql;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_ABSENT;
import static com.fasterxml.jackson.annotation.JsonTypeInfo.As.PROPERTY;
import static com.fasterxml.jackson.annotation.JsonTypeInfo.Id.NAME;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.offhook.call.CallEvent;
import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import dev.offhook.call.PhoneNumber;
import dev.offhook.store.LogUnreadable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How events are written down: a JSON array of {@code [time, event]}, the time in nanoseconds on
 * the call's clock. {@code [1204000000,{"is":"passed","reply":1,"words":"Nine "}]}
 *
 * <p>{@code is} names the kind ({@link EventNames}), the fields are the record's; a duration is an
 * integer of nanoseconds, so that a call can be replayed exactly; an Optional that is empty is
 * absent. Fields that are not known are passed over. Safe from any thread.
 */
public final class EventJson {
  private static final ObjectMapper MAPPER = mapper();
  private static final ObjectWriter WRITER = MAPPER.writerFor(CallEvent.class);
  private static final ObjectReader READER = MAPPER.readerFor(CallEvent.class);

  private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};

  private EventJson() {}

  /** These events as one JSON array; their numbers are not in it. */
  public static String write(List<LoggedEvent> events) {
    var text = new StringWriter(64 * events.size());
    try (var json = MAPPER.createGenerator(text)) {
      json.writeStartArray();
      for (var event : events) {
        json.writeStartArray();
        json.writeNumber(event.at().toNanos());
        WRITER.writeValue(json, event.event());
        json.writeEndArray();
      }
      json.writeEndArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  /**
   * The events that {@link #write} made this of.
   *
   * @param first the number of the first
   * @throws LogUnreadable when it is not what {@code write} makes, or names a kind of event that is
   *     not known
   */
  static List<LoggedEvent> read(String json, long first) {
    var events = new ArrayList<LoggedEvent>();
    try (var parser = MAPPER.createParser(json)) {
      expect(parser, parser.nextToken(), JsonToken.START_ARRAY);
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        events.add(event(parser, first + events.size()));
      }
    } catch (JsonProcessingException wrong) {
      throw new LogUnreadable(
          "event %d: %s".formatted(first + events.size(), wrong.getOriginalMessage()), wrong);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return events;
  }

  /** A call's parameters, as a JSON object. */
  static String write(Map<String, String> parameters) {
    try {
      return MAPPER.writeValueAsString(new TreeMap<>(parameters));
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * The parameters that {@link #write(Map)} made this of.
   *
   * @throws LogUnreadable when it is nothing that {@code write} makes
   */
  static Map<String, String> parameters(String json) {
    try {
      return MAPPER.readValue(json, PARAMETERS);
    } catch (JsonProcessingException wrong) {
      throw new LogUnreadable("parameters: " + wrong.getOriginalMessage(), wrong);
    }
  }

  private static LoggedEvent event(JsonParser parser, long number) throws IOException {
    expect(parser, parser.currentToken(), JsonToken.START_ARRAY);
    expect(parser, parser.nextToken(), JsonToken.VALUE_NUMBER_INT);
    var at = Duration.ofNanos(parser.getLongValue());
    expect(parser, parser.nextToken(), JsonToken.START_OBJECT);
    CallEvent event = READER.readValue(parser);
    expect(parser, parser.nextToken(), JsonToken.END_ARRAY);
    return new LoggedEvent(number, at, event);
  }

  private static void expect(JsonParser parser, JsonToken met, JsonToken wanted)
      throws IOException {
    if (met != wanted) {
      throw new JsonParseException(parser, "%s where %s should be".formatted(met, wanted));
    }
  }

  private static ObjectMapper mapper() {
    var mapper =
        JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new ExactTimes())
            .addModule(new EarlierEvents())
            .defaultPropertyInclusion(JsonInclude.Value.construct(NON_ABSENT, NON_ABSENT))
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .addMixIn(CallSid.class, OneValue.class)
            .addMixIn(PhoneNumber.class, OneValue.class);
    EventNames.SETS.forEach(set -> mapper.addMixIn(set, Kinds.class));
    return mapper.registerSubtypes(EventNames.all().toArray(NamedType[]::new)).build();
  }

  /** A closed set of kinds. */
  @JsonTypeInfo(use = NAME, include = PROPERTY, property = "is")
  private interface Kinds {}

  /** A record around one text, written as that text. */
  private abstract static class OneValue {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    @SuppressWarnings("UnusedVariable") // only its shape is read
    OneValue(String value) {}

    @JsonValue
    abstract String value();
  }
}
