package dev.offhook.llm.langchain4j;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * LangChain4j's HTTP, on our side of the seam: it gives every request to the {@link HttpStream} of
 * the reply that is being started.
 *
 * <p>LangChain4j calls {@code execute} inside {@code chat}, on the thread that called it; that is
 * how a request finds its reply without LangChain4j knowing of replies.
 */
final class VertxHttp implements HttpClient {

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    HttpStream.beingStarted().open(request, listener);
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    throw new UnsupportedOperationException(
        "an answer on the phone is streamed; nothing here waits for a whole response");
  }

  /** Builds it; the deadlines LangChain4j sets are not used, ours are in {@link LoopClients}. */
  static final class Builder implements HttpClientBuilder {
    private @Nullable Duration connectTimeout;
    private @Nullable Duration readTimeout;

    @Override
    public @Nullable Duration connectTimeout() {
      return connectTimeout;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
      connectTimeout = timeout;
      return this;
    }

    @Override
    public @Nullable Duration readTimeout() {
      return readTimeout;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
      readTimeout = timeout;
      return this;
    }

    @Override
    public HttpClient build() {
      return new VertxHttp();
    }
  }
}
