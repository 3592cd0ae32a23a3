package org.goldenthread.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The folder of data that is kept, held so that no two platforms share it.
final class DataFolder implements AutoCloseable {
  private final @Nullable Path folder;
  private final @Nullable FileLock lock;

  private DataFolder(@Nullable Path folder, @Nullable FileLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /// Holds the folder, or nothing where no data is kept.
  static DataFolder hold(@Nullable Path folder) {
    if (folder == null) {
      return new DataFolder(null, null);
    }
    try {
      Files.createDirectories(folder);
      var lock =
          FileChannel.open(
                  folder.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
              .tryLock();
      if (lock == null) {
        throw new LaunchFailure(
            "Another platform runs on the data in %s. Stop it, or choose another folder with"
                    .formatted(folder)
                + " -Dlocal.data=DIR.");
      }
      return new DataFolder(folder, lock);
    } catch (IOException e) {
      throw new LaunchFailure(
          "The data cannot be kept in %s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    if (lock != null) {
      try {
        lock.acquiredBy().close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public String toString() {
    return folder == null
        ? "with new data, forgotten when the platform stops (-Dlocal.data=DIR keeps it)"
        : "with the data in " + folder;
  }
}
