package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;

/** The OpenAPI document as a server serves it, to hold answers against. */
record ApiDocument(JsonNode root) {

  static ApiDocument of(TestServer server) {
    var answer = LoggedServer.get(server, "/api/openapi.yaml");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo("application/yaml");
    try {
      return new ApiDocument(new ObjectMapper(new YAMLFactory()).readTree(answer.body()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Its routes, {@code GET /api/calls/:sid}, as the server writes them. */
  Set<String> routes() {
    var routes = new TreeSet<String>();
    root.path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .fieldNames()
                .forEachRemaining(method -> {
                  if (!method.equals("parameters")) {
                    var name = path.getKey().replaceAll("\\{(\\w+)}", ":$1");
                    routes.add(method.toUpperCase(java.util.Locale.ROOT) + " " + name);
                  }
                }));
    return routes;
  }

  /** Fails when an answer is not what the document says of this route and status. */
  void check(String method, String path, Web.Answer answer) {
    var response =
        at(root.path("paths").path(path).path(method).path("responses").path("" + answer.status()));
    assertThat(response.isMissingNode())
        .as("%s of %s: %s", answer.status(), path, answer)
        .isFalse();
    var type = answer.contentType().split(";", 2)[0];
    var schema = response.path("content").path(type).path("schema");
    assertThat(schema.isMissingNode()).as("%s of %s", type, path).isFalse();
    if (type.contains("json")) {
      answer.body().lines().forEach(line -> valid(schema, line, path));
    }
  }

  private JsonNode at(JsonNode node) {
    var reference = node.path("$ref").asText("");
    return reference.isEmpty() ? node : root.at(reference.substring(1));
  }

  private void valid(JsonNode schema, String json, String path) {
    ObjectNode whole = schema.deepCopy();
    whole.set("$defs", root.path("components").path("schemas"));
    var text = whole.toString().replace("#/components/schemas/", "#/$defs/");
    var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    var wrong = registry.getSchema(text, InputFormat.JSON).validate(json, InputFormat.JSON);
    assertThat(wrong).as("%s answers %s", path, json).isEmpty();
  }
}
