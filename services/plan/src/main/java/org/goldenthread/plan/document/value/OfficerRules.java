package org.goldenthread.plan.document.value;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.goldenthread.plan.document.value.Officer.Kind;

/// Parts a cell of accountable officers. Strokes, commas, semicolons and line breaks part names; an
/// "and" only does between two persons, since it also stands inside the names of services.
final class OfficerRules {
  /// Longer texts are sentences, and no pattern is let loose on them.
  private static final int LONGEST = 80;

  private static final int LONGEST_CELL = 1_000;

  private static final Pattern PARTS = Pattern.compile("[/,;\\n](?![^(]*\\))");
  private static final Pattern AND = Pattern.compile("\\s+(?:and|&)\\s+", Pattern.CASE_INSENSITIVE);
  private static final Pattern NOBODY =
      Pattern.compile(
          "t\\.?b\\.?[ca]\\.?|to be (confirmed|appointed|agreed|announced)"
              + "|-+|n/?a|none|vacant|vacancy");
  private static final Pattern PERSON =
      Pattern.compile(
          "(?:(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Sir|Dame|Prof)\\.? )?\\p{Lu}[\\p{L}'’.-]*"
              + "(?: \\p{Lu}[\\p{L}'’.-]*){0,2} \\p{L}[\\p{L}'’-]+");
  private static final Pattern BODY =
      Pattern.compile("(.* )?(board|committee|panel|cabinet|dmt|divmt|cmt|partnership)");
  private static final Pattern GROUP =
      Pattern.compile(
          "(.* )?(heads of \\w+.*|managers|officers|directors|leads|teams?|groups?|staff"
              + "|members|partners|co-?ordinators|workers|practitioners|champions|advis[eo]rs)");
  private static final Pattern ROLE =
      Pattern.compile(
          "(.* )?(head of \\w+.*|director of \\w+.*|manager|officer|director|leader|lead"
              + "|co-?ordinator|advis[eo]r|chief executive|cabinet member.*|commissioner"
              + "|accountant|partner|worker|practitioner|consultant|nurse|therapist|analyst"
              + "|assistant|secretary|clerk|chair|champion|inspector|solicitor|planner"
              + "|specialist|executive|technician)");
  private static final Pattern ORGANISATION =
      Pattern.compile(
          "\\b(services?|commissioning|finance|hr|ict|it|legal|property|unit|locality"
              + "|division|council|directorate|health|care|support|strategy|strategic|policy"
              + "|performance|communications|project|procurement|resources|customer|communities"
              + "|community|public|planning|development|operations|nhs|ccgs?|trust|hos|county"
              + "|district|education|learning|housing|business|post|tbc)\\b");

  /// Several who do one work: `Community Connectors`. Without a word of an organisation it may be a
  /// surname.
  private static final Pattern DOERS = Pattern.compile(".* \\w+(?:ors|ers)");

  private OfficerRules() {}

  static List<Officer> read(String written) {
    if (written.length() > LONGEST_CELL) return List.of();
    List<Officer> officers = new ArrayList<>();
    for (String part : PARTS.splitAsStream(written).toList()) {
      List<String> names = people(TextRules.line(part));
      for (String name : names) {
        if (!name.isBlank() && !NOBODY.matcher(TextRules.fold(name)).matches()) {
          officers.add(new Officer(name, kind(name)));
        }
      }
    }
    return List.copyOf(officers);
  }

  private static List<String> people(String part) {
    List<String> sides = AND.splitAsStream(part).toList();
    for (String side : sides) {
      if (kind(side.strip()) != Kind.PERSON) return List.of(part);
    }
    return sides;
  }

  static Kind kind(String name) {
    if (name.length() > LONGEST) return Kind.UNKNOWN;
    String folded = TextRules.fold(name);
    if (BODY.matcher(folded).matches()) return Kind.BODY;
    if (GROUP.matcher(folded).matches()) return Kind.GROUP;
    if (ROLE.matcher(folded).matches()) return Kind.ROLE;
    if (ORGANISATION.matcher(folded).find()) {
      return DOERS.matcher(folded).matches() ? Kind.GROUP : Kind.UNKNOWN;
    }
    return PERSON.matcher(name).matches() ? Kind.PERSON : Kind.UNKNOWN;
  }
}
