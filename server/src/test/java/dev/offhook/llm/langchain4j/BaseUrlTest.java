package dev.offhook.llm.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseUrlTest {

  @ParameterizedTest
  @CsvSource({
    "'', https://api.openai.com/v1",
    "https://api.openai.com, https://api.openai.com/v1",
    "https://api.openai.com/, https://api.openai.com/v1",
    "https://api.openai.com/v1, https://api.openai.com/v1",
    "https://api.openai.com/v1/, https://api.openai.com/v1",
    "https://api.openai.com/v1/chat/completions, https://api.openai.com/v1",
    "https://api.groq.com/openai, https://api.groq.com/openai/v1",
    "https://openrouter.ai/api/v1, https://openrouter.ai/api/v1",
    "https://host/v1beta/openai/, https://host/v1beta/openai",
    "http://v1.example:8000, http://v1.example:8000/v1",
    "' http://localhost:11434// ', http://localhost:11434/v1"
  })
  void aBaseUrlIsTakenHoweverItIsWritten(String written, String meant) {
    assertThat(BaseUrl.of(written, "https://api.openai.com", "/v1")).isEqualTo(meant);
  }

  @Test
  void keysAreNotShown() {
    assertThat(new Access("u", "sk-secret", "m").toString()).doesNotContain("secret");
    assertThat(new GuideAccess("u", "p", "secret", "m").toString()).doesNotContain("secret");
  }
}
