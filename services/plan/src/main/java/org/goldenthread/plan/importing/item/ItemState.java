package org.goldenthread.plan.importing.item;

import java.time.Instant;

/// How far an item of an unread list is worked off. Only the steps that are there can be taken:
/// whoever wants to say something else of an item reopens it first, so that nobody's word is
/// overwritten unseen.
sealed interface ItemState {
  /// Nobody has worked it off yet.
  record Open() implements ItemState {
    /// It was entered where it belongs.
    ///
    /// @param resource the name of the record in which it was entered
    Resolved resolve(String resource, String actor, Instant at) {
      return new Resolved(resource, actor, at);
    }

    /// It is not needed in the data.
    Dismissed dismiss(String reason, String actor, Instant at) {
      return new Dismissed(reason, actor, at);
    }
  }

  /// It was entered where it belongs.
  record Resolved(String resource, String actor, Instant at) implements ItemState {
    public Resolved {
      require(resource, "where it was entered");
      require(actor, "who says so");
    }

    Open reopen() {
      return new Open();
    }
  }

  /// It is not needed in the data.
  record Dismissed(String reason, String actor, Instant at) implements ItemState {
    public Dismissed {
      require(reason, "why it is not needed");
      require(actor, "who says so");
    }

    Open reopen() {
      return new Open();
    }
  }

  private static void require(String text, String what) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("an item is worked off only with " + what);
    }
  }
}
