package org.goldenthread.gateway.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.exceptions.HttpStatusException;
import java.util.concurrent.CompletableFuture;
import org.goldenthread.gateway.contract.Contract;

/// `/openapi.json`, `/docs` and `/problems/{reason}`.
@Controller
final class DocumentEndpoint {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private final CompletableFuture<byte[]> openApi;
  private final DocumentFiles files = DocumentFiles.load();
  private final ProblemPages problems;

  DocumentEndpoint(Contract contract) {
    // Beside the rest of the start: the first reader waits for it, the first caller does not.
    this.openApi = CompletableFuture.supplyAsync(() -> OpenApi.of(contract));
    this.problems = new ProblemPages(contract.comments());
  }

  @Get(value = "/openapi.json", produces = MediaType.APPLICATION_JSON)
  CompletableFuture<HttpResponse<byte[]>> openApi() {
    return openApi.thenApply(
        document -> page(document, MediaType.APPLICATION_JSON).header("Cache-Control", "no-cache"));
  }

  @Get("/docs")
  HttpResponse<byte[]> docs() {
    return file("index.html");
  }

  @Get("/docs/{name}")
  HttpResponse<byte[]> file(String name) {
    return files
        .find(name)
        .<HttpResponse<byte[]>>map(file -> page(file.content().toByteArray(), file.type()))
        .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "No such page."));
  }

  @Get("/problems/{reason}")
  HttpResponse<byte[]> problem(String reason) {
    return problems
        .find(reason)
        .<HttpResponse<byte[]>>map(html -> page(html.getBytes(UTF_8), "text/html; charset=utf-8"))
        .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "No such page."));
  }

  private static MutableHttpResponse<byte[]> page(byte[] content, String type) {
    return HttpResponse.ok(content)
        .header("Content-Type", type)
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer");
  }
}
