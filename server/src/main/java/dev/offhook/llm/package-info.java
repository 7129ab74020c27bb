/**
 * The language model port: a prompt goes in, words come out as they are generated, and a reply can
 * be cancelled. Start at {@link dev.offhook.llm.LanguageModel}.
 */
@NullMarked
package dev.offhook.llm;

import org.jspecify.annotations.NullMarked;
