package org.goldenthread.local;

/// What to do next, printed when the platform is ready.
record Welcome(Platform platform, PlatformConfig config) {
  private static final String SAMPLE =
      "services/testing/src/main/resources/org/goldenthread/testing/sample/community-support-2026-27.docx";

  @Override
  public String toString() {
    var gateway = platform.gateway();
    return """

    Golden Thread is ready: %1$s (documentation at %1$s/docs), directorates %2$s.

    A token (client_id is viewer, officer, planner, approver, risk-manager, continuity-manager,
    operator or corporate-viewer):
      TOKEN=$(curl -s -d grant_type=client_credentials -d client_id=planner \\
        -d client_secret=local %3$s | sed -n 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/p')

    The sample plan, from Word to live data:
      curl -H "Authorization: Bearer $TOKEN" --data-binary @%5$s \\
        -H 'Content-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document' \\
        %1$s/v1/directorates/%4$s/plans:import
      curl -H "Authorization: Bearer $TOKEN" %1$s/v1/directorates/%4$s/plans

    Ctrl-C stops all of it.
    """
        .formatted(
            gateway,
            String.join(", ", config.directorates()),
            platform.issuer().tokenUri(),
            config.directorates().getFirst(),
            SAMPLE);
  }
}
