package org.goldenthread.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalApplicationTest {
  @Test
  void a_port_that_is_taken_is_named_with_the_option_that_moves_it() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var said = launch("-Dlocal.port=" + taken.getLocalPort());

      assertEquals(
          """
          Port %d, which is wanted for the gateway, is taken by another program. \
          Choose another with -Dlocal.port=PORT (the issuer takes the port after it).\
          """
              .formatted(taken.getLocalPort()),
          said);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Dlocal.port=eighty",
        "-Dlocal.port=65535",
        "-Dlocal.directorates=FSC",
        "-Dlocal.directorates=fsc,fsc",
        "-Dlocal.directorates=,"
      })
  void an_option_that_makes_no_sense_is_told_in_one_line(String option) throws Exception {
    var said = launch(option);

    assertEquals(1, said.lines().count(), said);
  }

  @Test
  void a_build_that_is_not_there_is_told(@TempDir Path folder) {
    var failure = assertThrows(LaunchFailure.class, () -> Programs.built(folder).of("plan"));

    assertTrue(String.valueOf(failure.getMessage()).startsWith("plan is not built"));
  }

  @Test
  void two_platforms_do_not_share_a_data_folder(@TempDir Path folder) throws Exception {
    try (var held = DataFolder.hold(folder)) {
      assertTrue(held.toString().contains(folder.toString()));

      var ports = Ports.free(2);
      var port = String.valueOf(Math.min(ports.getFirst(), ports.getLast()));
      var said = launch("-Dlocal.data=" + folder, "-Dlocal.port=" + port);

      assertTrue(said.startsWith("Another platform runs on the data in " + folder), said);
    }
  }

  /// What the application says before it fails.
  private static String launch(String... options) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(
        List.of(
            "-cp",
            String.valueOf(System.getProperty("java.class.path")),
            LocalApplication.class.getName()));
    var process =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    var said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(1, process.waitFor());
    return said.strip();
  }
}
