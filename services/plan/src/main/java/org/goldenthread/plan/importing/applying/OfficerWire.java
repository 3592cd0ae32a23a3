package org.goldenthread.plan.importing.applying;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.goldenthread.chassis.document.ImportRows;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.resource.Ids;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.plan.document.value.TextRules;
import org.goldenthread.plan.officer.OfficerRow;
import org.goldenthread.plan.v1.Officer;
import org.goldenthread.type.v1.Change.Operation;
import org.goldenthread.type.v1.OfficerBinding;
import org.goldenthread.type.v1.UnreadItem;

/// The officers that a document's names stand for. A name is an officer's where it is the same
/// name, whatever its letters' case and alphabet; likeness is not enough. Within a connection.
@Singleton
public final class OfficerWire {
  private static final int LONGEST = 300;

  private final Resource<OfficerRow, Officer> officers;
  private final ImportRows imports;
  private final Ids ids;

  OfficerWire(Resource<OfficerRow, Officer> officers, ImportRows imports, Ids ids) {
    this.officers = officers;
    this.imports = imports;
    this.ids = ids;
  }

  /// Which officer each name stands for, and what names stand for several.
  ///
  /// @param added how many officers were made
  record Bound(List<OfficerBinding> bindings, List<UnreadItem> unread, int added) {}

  /// How many of these names stand for nobody yet.
  public int unknown(Collection<String> names) {
    Map<String, List<OfficerRow>> called = called(names);
    return (int)
        names.stream()
            .map(TextRules::fold)
            .distinct()
            .filter(name -> !called.containsKey(name))
            .count();
  }

  /// Binds the names, and adds an officer for each that stands for nobody yet; within a
  /// transaction.
  ///
  /// @param unit whose plan names them: whoever may write it may add them
  Bound bind(Recording recording, String unit, Collection<String> names) {
    if (unknown(names) > 0) {
      // One at a time: two plans that name the same new officer must not make two.
      imports.lock("officers of documents");
    }
    Map<String, List<OfficerRow>> called = called(names);
    List<OfficerBinding> bindings = new ArrayList<>();
    List<UnreadItem> unread = new ArrayList<>();
    int added = 0;
    for (String name : names) {
      String folded = TextRules.fold(name);
      if (!called.containsKey(folded)) {
        called.put(folded, List.of(add(recording, unit, name)));
        added++;
      }
      List<OfficerRow> found = called.get(folded);
      if (found != null && found.size() == 1) {
        bindings.add(
            OfficerBinding.newBuilder()
                .setAsWritten(name)
                .setOfficer(officers.name(found.getFirst()))
                .build());
      } else {
        bindings.add(OfficerBinding.newBuilder().setAsWritten(name).build());
        unread.add(ambiguous(name));
      }
    }
    return new Bound(bindings, unread, added);
  }

  private Map<String, List<OfficerRow>> called(Collection<String> names) {
    List<String> folded = names.stream().map(TextRules::fold).distinct().toList();
    Map<String, List<OfficerRow>> called = new LinkedHashMap<>();
    if (folded.isEmpty()) {
      return called;
    }
    for (OfficerRow officer :
        officers.table().select("t.called && ?::text[]", "order by t.id", List.of(folded), null)) {
      for (String name : officer.called()) {
        called.computeIfAbsent(name, missing -> new ArrayList<>()).add(officer);
      }
    }
    return called;
  }

  private OfficerRow add(Recording recording, String unit, String name) {
    return officers.insertFor(
        unit,
        recording,
        Operation.IMPORTED,
        new Key(List.of(), ids.uuid()),
        Officer.newBuilder()
            .setDisplayName(name)
            .setKind(kind(name))
            .setState(Officer.State.FROM_DOCUMENT)
            .build());
  }

  /// What the words say for certain; the rest is for a planner to tell.
  private static Officer.Kind kind(String name) {
    return org.goldenthread.plan.document.value.Officer.in(name).stream()
        .filter(officer -> officer.name().equals(name))
        .findFirst()
        .map(
            officer ->
                switch (officer.kind()) {
                  case PERSON -> Officer.Kind.PERSON;
                  case ROLE -> Officer.Kind.ROLE;
                  case GROUP -> Officer.Kind.GROUP;
                  case BODY -> Officer.Kind.BODY;
                  case UNKNOWN -> Officer.Kind.KIND_UNSPECIFIED;
                })
        .orElse(Officer.Kind.KIND_UNSPECIFIED);
  }

  private static UnreadItem ambiguous(String name) {
    return UnreadItem.newBuilder()
        .setText(name.length() <= LONGEST ? name : name.substring(0, LONGEST))
        .setReason(UnreadItem.Reason.VALUE_REFUSED)
        .setDetail("Several officers are called so, and the document does not say which is meant.")
        .setSuggestion("Choose the officer where the name stands as written.")
        .build();
  }
}
