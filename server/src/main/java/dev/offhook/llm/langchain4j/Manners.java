package dev.offhook.llm.langchain4j;

/** What a provider may be sent. */
enum Manners {
  /** Chat completions, OpenAI's and those like it. */
  CHAT(true, false, true),
  /** A guide has its own instructions and uses its own tools. */
  GUIDE(false, false, false),
  ANTHROPIC(true, true, true),
  GEMINI(true, true, true);

  /** Whether it is given the assistant's instructions. */
  final boolean instructed;

  /** Whether it refuses a conversation the assistant opens. */
  final boolean userFirst;

  /** Whether it is told of the assistant's tools. */
  final boolean tools;

  Manners(boolean instructed, boolean userFirst, boolean tools) {
    this.instructed = instructed;
    this.userFirst = userFirst;
    this.tools = tools;
  }
}
