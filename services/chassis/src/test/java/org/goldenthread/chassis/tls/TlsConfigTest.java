package org.goldenthread.chassis.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.BeanInstantiationException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TlsConfigTest {
  private static final List<String> FILES = List.of("certificate", "key", "trusted");

  @Test
  void without_files_a_program_speaks_in_plain_text() {
    assertEquals(Optional.empty(), TlsConfig.of(Map.of()).files());
    assertEquals(Optional.empty(), Transport.plainText().expiry());
  }

  @Test
  void a_file_that_is_not_named_beside_the_others_is_refused_at_start() {
    for (String missing : FILES) {
      Map<String, Object> settings = settings();
      settings.remove("goldenthread.tls." + missing);

      assertTrue(
          refusal(settings).contains("Missing: goldenthread.tls." + missing + "."),
          () -> refusal(settings));
    }
  }

  @Test
  void a_file_that_is_not_there_is_refused_at_start() {
    String refusal = refusal(settings());

    assertTrue(refusal.contains("goldenthread.tls.certificate: /none/certificate cannot be read"));
  }

  @Test
  void an_interval_of_nothing_is_refused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new TlsConfig(null, null, null, List.of(), Duration.ZERO));
  }

  @Test
  void callers_cannot_be_named_in_plain_text() {
    String refusal = refusal(Map.of("goldenthread.tls.callers", "gateway"));

    assertTrue(refusal.contains("goldenthread.tls.callers"), refusal);
  }

  private static Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    FILES.forEach(file -> settings.put("goldenthread.tls." + file, "/none/" + file));
    return settings;
  }

  private static String refusal(Map<String, Object> settings) {
    var refused =
        assertThrows(
            BeanInstantiationException.class,
            () -> ApplicationContext.builder().properties(settings).start());
    return String.valueOf(refused.getMessage());
  }
}
