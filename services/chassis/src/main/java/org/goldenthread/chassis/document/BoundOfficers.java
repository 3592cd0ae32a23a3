package org.goldenthread.chassis.document;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.goldenthread.type.v1.OfficerBinding;
import org.goldenthread.type.v1.OfficerNames;

/// Which officers the names in a document's cells stand for, as the plan's part answered.
public final class BoundOfficers {
  private final Map<String, String> officers;

  public BoundOfficers(Collection<OfficerBinding> bindings) {
    this.officers =
        bindings.stream()
            .filter(binding -> !binding.getOfficer().isEmpty())
            .collect(
                Collectors.toMap(
                    OfficerBinding::getAsWritten,
                    OfficerBinding::getOfficer,
                    (first, second) -> first));
  }

  /// The officers that a row names for one of its fields, in its order; a name that stands for
  /// nobody is in the cell as written.
  public List<String> of(Collection<OfficerNames> named, String field) {
    return named.stream()
        .filter(names -> names.getField().equals(field))
        .flatMap(names -> names.getNamesList().stream())
        .filter(officers::containsKey)
        .map(officers::get)
        .distinct()
        .toList();
  }
}
