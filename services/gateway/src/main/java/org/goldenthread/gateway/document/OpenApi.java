package org.goldenthread.gateway.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.api.HttpRule;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.goldenthread.gateway.contract.Contract;
import org.goldenthread.gateway.contract.Rpc;

/// The OpenAPI 3.1 document of the contract: every route, by the descriptors and comments alone.
final class OpenApi {
  private final Contract contract;
  private final Schemas schemas;
  private final Operations operations;
  private final PathNames names;

  private OpenApi(Contract contract) {
    this.contract = contract;
    this.schemas = new Schemas(contract.comments());
    this.operations = new Operations(contract.comments(), schemas);
    this.names = new PathNames(files(contract));
  }

  /// The document as JSON. The same contract gives the same bytes.
  static byte[] of(Contract contract) {
    try {
      return new ObjectMapper().writeValueAsBytes(new OpenApi(contract).document());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of plain nodes cannot be written", impossible);
    }
  }

  private ObjectNode document() {
    ObjectNode document = Json.object().put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "Golden Thread")
        .put("version", "v1")
        .put(
            "description",
            "Business plans, performance indicators, risk registers and business continuity of a"
                + " council's directorates as one connected record.");
    document.putArray("servers").addObject().put("url", "/");
    document.putArray("security").addObject().putArray("bearer");
    ObjectNode paths = paths();
    document.set("tags", tags());
    document.set("paths", paths);
    schemas.add("Problem", Problems.schema());
    ObjectNode components = document.putObject("components");
    components
        .putObject("securitySchemes")
        .putObject("bearer")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("bearerFormat", "JWT")
        .put("description", "A token of the council's OpenID Connect provider.");
    components.set("responses", Problems.responses());
    schemas.components().forEach(components.putObject("schemas")::set);
    return document;
  }

  private ObjectNode paths() {
    Map<String, ObjectNode> byPath = new TreeMap<>();
    for (Rpc rpc : contract.rpcs()) {
      for (HttpRule rule : rpc.rules()) {
        Route route = Route.of(rpc, rule);
        PathNames.Named named = names.name(route.template());
        byPath
            .computeIfAbsent(named.path(), path -> Json.object())
            .set(route.method(), operations.of(route, named.parameters()));
      }
    }
    ObjectNode paths = Json.object();
    byPath.forEach(paths::set);
    return paths;
  }

  private ArrayNode tags() {
    Map<String, String> told = new TreeMap<>();
    for (Rpc rpc : contract.rpcs()) {
      told.merge(
          rpc.descriptor().getService().getName(),
          contract.comments().on(rpc.service()),
          (first, second) -> first.equals(second) ? first : first + "\n\n" + second);
    }
    ArrayNode tags = Json.texts(Set.of());
    told.forEach((name, comment) -> tags.addObject().put("name", name).put("description", comment));
    return tags;
  }

  private static Set<FileDescriptor> files(Contract contract) {
    Set<FileDescriptor> files = new LinkedHashSet<>();
    for (Rpc rpc : contract.rpcs()) {
      gather(rpc.descriptor().getFile(), files);
    }
    return files;
  }

  private static void gather(FileDescriptor file, Set<FileDescriptor> into) {
    if (into.add(file)) {
      file.getDependencies().forEach(dependency -> gather(dependency, into));
    }
  }
}
