/**
 * Language models in the network, by LangChain4j over our own HTTP: OpenAI and whatever speaks like
 * it, GuideAnts, Anthropic, Gemini, Ollama. Start at {@link
 * dev.offhook.llm.langchain4j.LangChain4jModels}.
 */
@NullMarked
package dev.offhook.llm.langchain4j;

import org.jspecify.annotations.NullMarked;
