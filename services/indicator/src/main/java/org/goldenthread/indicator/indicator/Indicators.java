package org.goldenthread.indicator.indicator;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.goldenthread.chassis.resource.Resource;
import org.jspecify.annotations.Nullable;

/// What other slices need to know of an indicator.
@Singleton
public final class Indicators {
  private final Resource<IndicatorRow, ?> resource;

  /// An indicator in short.
  ///
  /// @param calendar which year its periods belong to, in the contract's word
  /// @param definition the version of the definition in force; 0 where none is recorded
  /// @param officers ids of those who answer for it
  public record Brief(
      String id,
      String unit,
      String calendar,
      int definition,
      String unitOfMeasure,
      List<String> officers) {
    public Brief {
      officers = List.copyOf(officers);
    }
  }

  Indicators(IndicatorEndpoint endpoint) {
    this.resource = endpoint.indicators;
  }

  /// As the parent of what belongs to an indicator.
  public Resource<?, ?> parent() {
    return resource;
  }

  /// The unit to which an indicator belongs; empty where there is no such indicator any more, which
  /// its table then refuses.
  public String unit(String id) {
    return resource.table().find(id, null).map(IndicatorRow::unit).orElse("");
  }

  /// The indicator, locked: nobody else adds to it until the transaction ends.
  public Optional<Brief> lock(String id) {
    return resource.table().lock("t.id = ?", List.of(id)).map(Indicators::brief);
  }

  public Optional<Brief> find(String id) {
    return resource.table().find(id, null).map(Indicators::brief);
  }

  private static Brief brief(IndicatorRow row) {
    @Nullable DefinitionPart last =
        row.definitions().isEmpty() ? null : row.definitions().getLast();
    return new Brief(
        row.id(),
        row.unit(),
        row.calendar(),
        last == null ? 0 : last.version(),
        row.unitOfMeasure(),
        row.officers());
  }
}
