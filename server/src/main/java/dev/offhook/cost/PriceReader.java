package dev.offhook.cost;

import dev.offhook.call.Usage.Unit;
import dev.offhook.cost.PriceList.Item;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Reads a price file: {@code asOf}, {@code currency}, and under {@code prices} service, model and
 * unit, each with a number or with {@code {price: , per: }}. Tells everything that is wrong in it,
 * each with its line. Read from SnakeYAML's node graph, so that a price stays the decimal it is.
 */
final class PriceReader {
  private static final int LONGEST = 1 << 20;
  private static final long MOST = 1_000_000_000;

  private static final Map<String, Unit> UNITS =
      Stream.of(Unit.values())
          .filter(unit -> unit != Unit.UNTOLD)
          .collect(Collectors.toMap(PriceReader::name, unit -> unit));

  private final String file;
  private final List<String> problems = new ArrayList<>();
  private final Map<Item, Price> prices = new HashMap<>();
  private LocalDate asOf = LocalDate.EPOCH;
  private String currency = "";

  private PriceReader(String file) {
    this.file = file;
  }

  /**
   * The prices in a text.
   *
   * @param file what it is called in messages
   * @throws PricesRefused when something is wrong in it
   */
  static PriceList read(String text, String file) {
    var reader = new PriceReader(file);
    reader.parsed(text).ifPresent(reader::whole);
    if (!reader.problems.isEmpty()) {
      throw new PricesRefused(reader.problems);
    }
    return new PriceList(reader.prices);
  }

  /** As it stands in the file: {@code inputTokens}. */
  private static String name(Unit unit) {
    var words = unit.name().split("_", -1);
    return Stream.of(words)
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(java.util.Locale.ROOT))
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(),
                all -> Character.toLowerCase(all.charAt(0)) + all.substring(1)));
  }

  private Optional<Node> parsed(String text) {
    var limits = new LoaderOptions();
    limits.setCodePointLimit(LONGEST);
    limits.setMaxAliasesForCollections(0);
    limits.setNestingDepthLimit(10);
    try {
      var node = Optional.ofNullable(new Yaml(limits).compose(new StringReader(text)));
      if (node.isEmpty()) {
        problems.add(file + ": it is empty");
      }
      return node;
    } catch (YAMLException broken) {
      problems.add(file + ": it is not YAML: " + String.valueOf(broken.getMessage()).strip());
      return Optional.empty();
    }
  }

  private void whole(Node root) {
    var parts = map(root, "the file");
    for (var part : parts.entrySet()) {
      switch (part.getKey()) {
        case "asOf" -> asOf = date(part.getValue());
        case "currency" -> currency = currency(part.getValue());
        case "prices" -> {}
        default -> wrong(part.getValue(), part.getKey() + " is not asOf, currency or prices");
      }
    }
    for (var needed : List.of("asOf", "currency", "prices")) {
      if (!parts.containsKey(needed)) {
        wrong(root, needed + " is missing");
      }
    }
    var all = parts.get("prices");
    if (all != null) {
      map(all, "prices").forEach(this::service);
    }
  }

  private void service(String service, Node models) {
    map(models, service)
        .forEach((model, units) ->
            map(units, service + " " + model)
                .forEach((unit, price) -> unit(service, model, unit, price)));
  }

  private void unit(String service, String model, String name, Node price) {
    var unit = UNITS.get(name);
    if (unit == null) {
      wrong(
          price,
          name + " is none of " + String.join(", ", UNITS.keySet().stream().sorted().toList()));
      return;
    }
    var amount = price;
    var per = 1L;
    if (price instanceof MappingNode) {
      var parts = map(price, name);
      parts.keySet().stream()
          .filter(key -> !key.equals("price") && !key.equals("per"))
          .forEach(key -> wrong(price, key + " is not price or per"));
      amount = parts.getOrDefault("price", price);
      per = parts.containsKey("per") ? per(parts.get("per")) : 1;
    }
    prices.put(new Item(service, model, unit), new Price(money(amount), per, asOf, currency));
  }

  private BigDecimal money(Node node) {
    var text = scalar(node);
    if (text != null) {
      try {
        var price = new BigDecimal(text.replace("_", ""));
        if (price.signum() >= 0 && price.precision() < 30 && Math.abs(price.scale()) < 30) {
          return price;
        }
      } catch (NumberFormatException none) {
        // told below
      }
    }
    wrong(node, "a price is a number from 0, such as 0.0085; leave it out when it is not known");
    return BigDecimal.ZERO;
  }

  private long per(@Nullable Node node) {
    var text = node == null ? null : scalar(node);
    if (text != null && text.replace("_", "").matches("[1-9][0-9]{0,9}")) {
      var per = Long.parseLong(text.replace("_", ""));
      if (per <= MOST) {
        return per;
      }
    }
    if (node != null) {
      wrong(node, "per is a whole number from 1 to " + MOST + ", such as 1000000");
    }
    return 1;
  }

  private LocalDate date(Node node) {
    try {
      return LocalDate.parse(String.valueOf(scalar(node)));
    } catch (DateTimeParseException wrong) {
      wrong(node, "asOf is the day of the prices, such as 2026-11-21");
      return LocalDate.EPOCH;
    }
  }

  private String currency(Node node) {
    try {
      return Currency.getInstance(String.valueOf(scalar(node))).getCurrencyCode();
    } catch (IllegalArgumentException wrong) {
      wrong(node, "currency is three letters, such as USD");
      return "";
    }
  }

  private static @Nullable String scalar(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue().strip() : null;
  }

  private Map<String, Node> map(Node node, String what) {
    var all = new LinkedHashMap<String, Node>();
    if (!(node instanceof MappingNode mapping)) {
      wrong(node, what + " is not a list of names, each with a colon");
      return all;
    }
    for (var pair : mapping.getValue()) {
      var key = String.valueOf(scalar(pair.getKeyNode()));
      if (all.put(key, pair.getValueNode()) != null) {
        wrong(pair.getKeyNode(), key + " is there twice");
      }
    }
    return all;
  }

  private void wrong(Node node, String what) {
    problems.add("%s, line %d: %s".formatted(file, node.getStartMark().getLine() + 1, what));
  }
}
