package dev.offhook.assistant;

import java.util.List;

/**
 * What an assistant knows of its own shop, without any language model.
 *
 * @param hours when it is open
 * @param address where it is, as one would say it; blank when unknown
 * @param phone the number to ring, as one would say it; blank when unknown
 * @param services what can be bought
 * @param facts questions with their answers, and passages of free text
 */
public record Knowledge(
    Hours hours, String address, String phone, List<Service> services, List<Fact> facts) {

  public static final Knowledge NONE = new Knowledge(Hours.NONE, "", "", List.of(), List.of());

  public Knowledge {
    services = List.copyOf(services);
    facts = List.copyOf(facts);
  }

  /**
   * Something that can be bought; every text but the name may be blank.
   *
   * @param name what it is called
   * @param asked other names callers use for it
   * @param price as one would say it: {@code $18}, {@code from $40}
   * @param takes how long it takes, as one would say it: {@code about an hour}
   * @param description a sentence about it
   */
  public record Service(
      String name, List<String> asked, String price, String takes, String description) {
    public Service {
      asked = List.copyOf(asked);
    }
  }

  /**
   * One thing the assistant can say.
   *
   * @param topic a short name for it: a heading, or the topic of an FAQ entry; may be blank
   * @param asked the ways callers ask for it
   * @param answer the words to speak
   */
  public record Fact(String topic, List<String> asked, String answer) {
    public Fact {
      asked = List.copyOf(asked);
    }
  }
}
