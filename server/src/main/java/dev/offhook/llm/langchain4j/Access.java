package dev.offhook.llm.langchain4j;

/**
 * Where a provider is and who we are to it; what is blank has the provider's default.
 *
 * @param baseUrl with or without a trailing slash, with or without the version at its end
 * @param apiKey never shown by {@link #toString()}
 * @param model the provider's name of the model
 */
public record Access(String baseUrl, String apiKey, String model) {

  @Override
  public String toString() {
    return "Access[" + baseUrl + ", " + model + (apiKey.isBlank() ? ", no key]" : ", a key]");
  }
}
