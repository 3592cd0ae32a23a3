package org.goldenthread.plan.guarantee;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.goldenthread.plan.v1.CreateUnitRequest;
import org.goldenthread.plan.v1.Unit;
import org.junit.jupiter.api.Test;

/// Text that is typed in another form is kept in NFC.
class ComposedTextTest {
  private static final Fsc FSC = Fsc.shared();
  private static final String DECOMPOSED = "Cafe\u0301 \u2013 A\u030Angstro\u0308m";
  private static final String COMPOSED = "Caf\u00E9 \u2013 \u00C5ngstr\u00F6m";

  @Test
  void a_decomposed_name_reads_back_composed() {
    Unit made = make("composed", DECOMPOSED);

    assertEquals(COMPOSED, made.getDisplayName());
    assertEquals(made, FSC.readUnit("composed"));
  }

  @Test
  void each_of_several_names_is_composed() {
    FSC.units().createUnit(named("composed-several", "plain", DECOMPOSED));

    assertEquals(List.of("plain", COMPOSED), FSC.readUnit("composed-several").getOtherNamesList());
  }

  /// Other names are unique by the contract, whose rules see the text that is kept.
  @Test
  void one_name_in_two_forms_is_the_same_name() {
    Refused refused =
        Refused.by(() -> FSC.units().createUnit(named("composed-twice", COMPOSED, DECOMPOSED)));

    assertEquals("INVALID_ARGUMENT FIELD_INVALID", refused.why());
    assertEquals(List.of("unit.other_names"), refused.fields());
  }

  private static Unit make(String id, String name) {
    CreateUnitRequest.Builder request = Fsc.newUnit(id);
    request.getUnitBuilder().setDisplayName(name);
    return FSC.units().createUnit(request.build());
  }

  private static CreateUnitRequest named(String id, String... otherNames) {
    CreateUnitRequest.Builder request = Fsc.newUnit(id);
    request.getUnitBuilder().addAllOtherNames(List.of(otherNames));
    return request.build();
  }
}
