package dev.offhook.llm.langchain4j;

import dev.offhook.llm.ModelFailure;
import dev.offhook.llm.ModelFailure.Kind;

/** A failure on its way through LangChain4j, which hands on what it does not know unchanged. */
final class ModelFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ModelFailure failure;

  ModelFailedException(Kind kind, String detail) {
    super(kind + ": " + detail, null, false, false);
    this.failure = new ModelFailure(kind, detail);
  }

  ModelFailure failure() {
    return failure;
  }
}
