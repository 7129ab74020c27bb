package dev.offhook.llm.builtin;

import dev.offhook.assistant.Knowledge;
import dev.offhook.assistant.Knowledge.Fact;
import dev.offhook.assistant.Knowledge.Service;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing that can be found and said.
 *
 * @param label how to name it when asking which is meant
 * @param asked the ways to ask for it
 * @param answer the words to speak
 */
record Entry(String label, List<String> asked, String answer) {

  Entry {
    asked = List.copyOf(asked);
  }

  /** Everything an assistant knows, as entries. */
  static List<Entry> of(Knowledge knowledge) {
    var entries = new ArrayList<Entry>();
    if (!knowledge.address().isEmpty()) {
      var asked = List.of("address", "where are you", "where is the shop", "How do I find you?");
      entries.add(
          new Entry("our address", asked, "You'll find us at " + knowledge.address() + "."));
    }
    if (!knowledge.phone().isEmpty()) {
      var words = "Our phone number is " + knowledge.phone() + ".";
      entries.add(new Entry("our phone number", List.of("phone number"), words));
    }
    knowledge.services().forEach(service -> entries.add(of(service)));
    knowledge.facts().forEach(fact -> entries.add(of(fact)));
    return entries;
  }

  private static Entry of(Fact fact) {
    var label =
        fact.topic().isEmpty() ? fact.asked().stream().findFirst().orElse("") : fact.topic();
    return new Entry(label, fact.asked(), fact.answer());
  }

  private static Entry of(Service service) {
    var asked = new ArrayList<>(List.of(service.name()));
    asked.addAll(service.asked());
    if (!service.price().isBlank()) {
      asked.add("price");
    }
    if (!service.takes().isBlank()) {
      asked.add("duration");
    }
    return new Entry(service.name(), asked, sentence(service));
  }

  /** {@code Flat tire repair is $18 and takes about twenty minutes. That includes the new tube.} */
  private static String sentence(Service service) {
    var parts = new ArrayList<String>();
    if (!service.price().isBlank()) {
      parts.add("is " + service.price());
    }
    if (!service.takes().isBlank()) {
      parts.add("takes " + service.takes());
    }
    var facts = parts.isEmpty() ? "is one of our services" : String.join(" and ", parts);
    return (service.name() + " " + facts + ". " + service.description()).strip();
  }
}
