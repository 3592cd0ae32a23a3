package org.goldenthread.gateway.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/// The forms in which a list comes as a table.
public enum TableType {
  CSV("text/csv", "; charset=utf-8; header=present"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "");

  private final String mediaType;
  private final String parameters;

  TableType(String mediaType, String parameters) {
    this.mediaType = mediaType;
    this.parameters = parameters;
  }

  public String mediaType() {
    return mediaType;
  }

  /// The media type with all that the header says.
  public String contentType() {
    return mediaType + parameters;
  }

  /// The end of a file's name.
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// A table that is written as it comes.
  ///
  /// @param title what is listed
  Table open(OutputStream out, String title, Columns columns) throws IOException {
    return switch (this) {
      case CSV -> new CsvTable(out, columns);
      case XLSX -> new XlsxTable(out, title, columns);
    };
  }
}
