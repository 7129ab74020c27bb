package dev.offhook.tool.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offhook.tool.Outcome;
import dev.offhook.tool.SecretText;
import dev.offhook.tool.Tool;
import dev.offhook.tool.ToolRequest;
import dev.offhook.tool.ToolSpec;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A request to an address that the assistant's file names. */
final class HttpTool implements Tool {
  private final HttpPlan plan;
  private final Manner manner;
  private final ToolSpec spec;
  private final Messengers messengers;
  private final Function<String, Optional<String>> variables;

  HttpTool(
      HttpPlan plan,
      boolean confirmed,
      Messengers messengers,
      Function<String, Optional<String>> variables) {
    var declared = plan.declared();
    this.plan = plan;
    this.manner = new Manner(declared.timeout(), confirmed);
    this.spec =
        new ToolSpec(declared.name(), declared.description(), declared.parameters().toString());
    this.messengers = messengers;
    this.variables = variables;
  }

  @Override
  public ToolSpec spec() {
    return spec;
  }

  @Override
  public Manner manner() {
    return manner;
  }

  @Override
  public CompletionStage<Outcome> use(ToolRequest request) {
    try {
      var options = options(request.arguments());
      var letter =
          new Letter(plan, options, plan.body(request.arguments()), new AnswerText(secrets()));
      return messengers.send(letter);
    } catch (UnfitException unfit) {
      return CompletableFuture.completedStage(new Outcome.Failed(unfit.why()));
    }
  }

  private RequestOptions options(JsonNode arguments) throws UnfitException {
    var url = plan.url();
    var host = url.host();
    var options =
        new RequestOptions()
            .setMethod(plan.method())
            .setHost(host.contains(":") ? "[" + host + "]" : host)
            .setPort(url.port())
            .setSsl(url.encrypted())
            .setURI(url.fill(arguments))
            .setFollowRedirects(false)
            .putHeader("Accept", "application/json, text/*;q=0.9")
            .putHeader("User-Agent", "offhook");
    if (HttpPlan.takesBody(plan.declared().request().method())) {
      options.putHeader("Content-Type", "application/json");
    }
    if (plan.keyed()) {
      options.putHeader("Idempotency-Key", UUID.randomUUID().toString());
    }
    plan.declared()
        .request()
        .headers()
        .forEach((name, value) -> options.putHeader(name, SecretText.filled(value, variables)));
    return options;
  }

  private List<String> secrets() {
    var secrets = new ArrayList<String>();
    plan.declared()
        .request()
        .headers()
        .values()
        .forEach(value -> secrets.addAll(SecretText.secrets(value, variables)));
    return secrets;
  }
}
