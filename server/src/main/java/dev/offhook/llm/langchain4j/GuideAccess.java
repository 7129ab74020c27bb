package dev.offhook.llm.langchain4j;

/**
 * Where a published GuideAnts guide is and who we are to it.
 *
 * @param baseUrl the server's, without the guide's path; blank for a local one
 * @param pubId the guide's published id
 * @param apiKey blank for a guide that is open to anyone; never shown by {@link #toString()}
 * @param model the published alias, never a provider's model; blank for {@code guide}
 */
public record GuideAccess(String baseUrl, String pubId, String apiKey, String model) {

  public GuideAccess {
    if (pubId.isBlank()) {
      throw new IllegalArgumentException("a guide is reached by its published id, which is blank");
    }
  }

  @Override
  public String toString() {
    var key = apiKey.isBlank() ? ", no key]" : ", a key]";
    return "GuideAccess[" + baseUrl + ", " + pubId + ", " + model + key;
  }
}
