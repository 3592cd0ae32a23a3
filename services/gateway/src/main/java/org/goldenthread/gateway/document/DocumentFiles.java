package org.goldenthread.gateway.document;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// The documentation page's files: ours, and those of Swagger UI that it names. No other file of
/// the class path can be asked for.
final class DocumentFiles {
  private static final String VERSION = "META-INF/maven/org.webjars/swagger-ui/pom.properties";

  private final Map<String, File> byName = new HashMap<>();

  /// @param type its media type
  record File(String type, ByteString content) {}

  private DocumentFiles() {}

  static DocumentFiles load() {
    DocumentFiles files = new DocumentFiles();
    String webJar = "META-INF/resources/webjars/swagger-ui/" + version() + "/";
    files.add("index.html", "text/html; charset=utf-8", "docs/");
    files.add("start.js", "text/javascript; charset=utf-8", "docs/");
    files.add("swagger-ui.css", "text/css; charset=utf-8", webJar);
    files.add("swagger-ui-bundle.js", "text/javascript; charset=utf-8", webJar);
    files.add("favicon-32x32.png", "image/png", webJar);
    return files;
  }

  Optional<File> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  private void add(String name, String type, String folder) {
    byName.put(name, new File(type, read(folder + name)));
  }

  private static String version() {
    try (InputStream in = open(VERSION)) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException unreadable) {
      throw new IllegalStateException("cannot read " + VERSION, unreadable);
    }
  }

  private static ByteString read(String resource) {
    try (InputStream in = open(resource)) {
      return ByteString.readFrom(in);
    } catch (IOException unreadable) {
      throw new IllegalStateException("cannot read " + resource, unreadable);
    }
  }

  private static InputStream open(String resource) {
    InputStream in = DocumentFiles.class.getClassLoader().getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException("not on the class path: " + resource);
    }
    return in;
  }
}
