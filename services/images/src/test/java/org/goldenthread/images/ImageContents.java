package org.goldenthread.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Makes what goes into the images: one runtime, and for each program its folder `/app`, in which
/// its cache is trained. Jib then turns the folders into layers.
final class ImageContents {
  /// A name is module, folder, schema and image in one.
  static final List<String> SERVICES = List.of("plan", "indicator", "risk", "continuity");

  static final String GATEWAY = "gateway";

  // Of the tests' own, so that there is one where the programs run; never pushed.
  private static final String IDENTITY_PROVIDER = "identity-provider";

  private ImageContents() {}

  /// Makes them all.
  ///
  /// @param args the folder that the contents are made in
  public static void main(String[] args) throws IOException, InterruptedException {
    var folder = Path.of(args[0]);
    // Where Jib looks for a program of this module; there is none.
    Files.createDirectories(folder.resolveSibling("classes"));
    // Jib knows a layer again by its files' names and times, and ours all have one time: it would
    // put
    // what was built before into the image.
    Folders.empty(folder.resolveSibling("jib-cache"));
    var runtime = JavaRuntime.link(folder.resolve("runtime"));
    ProgramFolder.copy(Path.of("../testing/target"), "testing", folder.resolve(IDENTITY_PROVIDER));
    var names = new ArrayList<>(SERVICES);
    names.add(GATEWAY);
    var programs = ProgramFolder.fill(folder, Path.of(".."), names);
    Training.run(runtime, programs, folder.resolve("log"));
  }
}
