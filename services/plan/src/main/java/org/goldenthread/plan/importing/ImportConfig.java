package org.goldenthread.plan.importing;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.goldenthread.plan.document.file.Limits;

/// How much a document may be, and how long it may take: `goldenthread.import`.
///
/// @param fileBytes size of the file as sent; beyond it `FILE_TOO_LARGE`
/// @param inflatedBytes size of all its parts unpacked; beyond it `FILE_INFLATES_TOO_LARGE`
/// @param rows table rows; beyond it `FILE_TOO_MANY_ROWS`
/// @param characters of text, notes and text boxes included; beyond it `FILE_INFLATES_TOO_LARGE`
/// @param items paragraphs, cells and changes of look; beyond it `FILE_INFLATES_TOO_LARGE`
/// @param concurrent documents that are read at once, since each takes memory
/// @param spool the folder in which a file stands while it comes in, and nowhere else; empty for
///   the JVM's own for temporary files
/// @param patience how long a document waits for its turn before `OVERLOADED`
/// @param unfinishedAfter how long an import may take to apply before operators are shown that it
///   was left unfinished
@ConfigurationProperties("goldenthread.import")
public record ImportConfig(
    @Bindable(defaultValue = "20971520") long fileBytes,
    @Bindable(defaultValue = "209715200") long inflatedBytes,
    @Bindable(defaultValue = "5000") int rows,
    @Bindable(defaultValue = "4000000") int characters,
    @Bindable(defaultValue = "400000") int items,
    @Bindable(defaultValue = "2") int concurrent,
    @Bindable(defaultValue = "") String spool,
    @Bindable(defaultValue = "PT20S") Duration patience,
    @Bindable(defaultValue = "PT15M") Duration unfinishedAfter) {
  public ImportConfig {
    if (concurrent < 1) {
      throw new IllegalArgumentException("goldenthread.import.concurrent is at least 1");
    }
  }

  Limits limits() {
    return new Limits(fileBytes, inflatedBytes, rows, characters, items);
  }
}
