package org.goldenthread.plan.importing;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.goldenthread.continuity.v1.CriticalFunctionRow;
import org.goldenthread.indicator.v1.IndicatorRow;
import org.goldenthread.indicator.v1.IndicatorStanding;
import org.goldenthread.plan.v1.ActionRow;
import org.goldenthread.plan.v1.FinancialLineRow;
import org.goldenthread.plan.v1.Officer;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.PlanContent;
import org.goldenthread.plan.v1.PlanDocument;
import org.goldenthread.plan.v1.PrintPlanRequest;
import org.goldenthread.plan.v1.PriorityRow;
import org.goldenthread.risk.v1.MitigationRow;
import org.goldenthread.risk.v1.RiskRow;
import org.goldenthread.type.v1.OfficerNames;

/// A document as the services keep it once it is imported, without any of them.
public final class Stored {
  private static final String ROOT = "directorates/fsc/";
  private static final String PLAN = ROOT + "plans/one";

  private final DocumentWire document;
  private final PlanContent.Builder content = PlanContent.newBuilder();
  private final PrintPlanRequest.Builder request = PrintPlanRequest.newBuilder().setName(PLAN);
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> officers = new LinkedHashMap<>();

  private Stored(DocumentWire document) {
    this.document = document;
  }

  public static Stored of(org.goldenthread.plan.document.content.PlanDocument read) {
    Stored stored = new Stored(DocumentWire.of(read));
    stored.plan();
    stored.rows();
    stored.others();
    stored.officers.forEach(
        (name, resource) ->
            stored.content.addOfficers(
                Officer.newBuilder().setName(resource).setDisplayName(name)));
    return stored;
  }

  public PlanContent content() {
    return content.build();
  }

  /// The order to print it, but for the format.
  public PrintPlanRequest request() {
    return request.build();
  }

  /// All that an import would apply, without where it stood in the file.
  public List<Message> data() {
    return List.of(
        placeless(document.plan()),
        placeless(document.indicators()),
        placeless(document.risks()),
        placeless(document.functions()));
  }

  /// The same without the keys by which rows are found again, which a row gets by being read.
  public List<Message> values() {
    return data().stream()
        .map(message -> without(message, "import_key", "priority_key", "parent_action_key"))
        .toList();
  }

  private static Message placeless(Message message) {
    return without(message, "place");
  }

  private static Message without(Message message, String... fields) {
    Message.Builder bare = message.toBuilder();
    message
        .getAllFields()
        .forEach(
            (field, value) -> {
              if (List.of(fields).contains(field.getName())) {
                bare.clearField(field);
              } else if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                bare.setField(
                    field,
                    value instanceof List<?> many
                        ? ordered(message, many).map(each -> without(each, fields)).toList()
                        : without((Message) value, fields));
              }
            });
    return bare.build();
  }

  /// Rows as they stand; what an indicator has for its periods in any order, for none of it is kept
  /// in one.
  private static Stream<Message> ordered(Message holder, List<?> many) {
    Stream<Message> messages = many.stream().map(Message.class::cast);
    return holder instanceof IndicatorRow
        ? messages.sorted(Comparator.comparing(Message::toString))
        : messages;
  }

  private void plan() {
    PlanDocument read = document.plan();
    Plan.Builder plan = read.getPlan().toBuilder().setName(PLAN).setUnit(ROOT + "units/one");
    for (OfficerNames cell : read.getOfficerNamesList()) {
      FieldDescriptor field = Plan.getDescriptor().findFieldByName(cell.getField());
      resources(cell).forEach(officer -> plan.addRepeatedField(field, officer));
    }
    content.setPlan(plan);
  }

  private List<String> resources(OfficerNames cell) {
    return cell.getNamesList().stream()
        .map(name -> officers.computeIfAbsent(name, each -> ROOT + "officers/" + officers.size()))
        .toList();
  }

  private List<String> resources(List<OfficerNames> cells) {
    List<String> all = new ArrayList<>();
    cells.forEach(cell -> all.addAll(resources(cell)));
    return all;
  }

  private String named(String collection, String key) {
    return names.computeIfAbsent(key, each -> PLAN + "/" + collection + "/" + names.size());
  }

  private String name(String key) {
    return key.isEmpty() ? "" : names.getOrDefault(key, "");
  }

  private void rows() {
    PlanDocument read = document.plan();
    for (PriorityRow row : read.getPrioritiesList()) {
      content.addPriorities(
          row.getPriority().toBuilder().setName(named("priorities", row.getImportKey())));
    }
    for (ActionRow row : read.getActionsList()) {
      content.addActions(
          row.getAction().toBuilder()
              .setName(named("actions", row.getImportKey()))
              .setPriority(name(row.getPriorityKey()))
              .setParentAction(name(row.getParentActionKey()))
              .addAllOfficers(resources(row.getOfficerNamesList())));
    }
    read.getMilestonesList()
        .forEach(
            row ->
                content.addMilestones(
                    row.getMilestone().toBuilder().setPriority(name(row.getPriorityKey()))));
    read.getDecisionsList()
        .forEach(
            row ->
                content.addDecisions(
                    row.getDecision().toBuilder().setPriority(name(row.getPriorityKey()))));
    for (FinancialLineRow row : read.getFinancialLinesList()) {
      content.addFinancialLines(
          row.getFinancialLine().toBuilder()
              .addAllResponsibleManagers(resources(row.getOfficerNamesList())));
    }
    read.getWorkforceLinesList().forEach(row -> content.addWorkforceLines(row.getWorkforceLine()));
    read.getSupportRequestsList()
        .forEach(row -> content.addSupportRequests(row.getSupportRequest()));
  }

  private void others() {
    for (IndicatorRow row : document.indicators().getIndicatorsList()) {
      String name = ROOT + "indicators/" + request.getIndicatorsCount();
      request.addIndicators(
          IndicatorStanding.newBuilder()
              .setIndicator(row.getIndicator().toBuilder().setName(name))
              .addAllTargets(row.getTargetsList())
              .addAllExpectedRanges(row.getExpectedRangesList())
              .addAllBenchmarks(row.getBenchmarksList()));
      row.getMeasurementsList()
          .forEach(
              figure ->
                  request.addMeasurements(
                      figure.toBuilder().setName(name + "/measurements/" + figure.getPeriod())));
    }
    for (RiskRow row : document.risks().getRisksList()) {
      String name = ROOT + "risks/" + request.getRisksCount();
      request.addRisks(row.getRisk().toBuilder().setName(name));
      for (MitigationRow mitigation : row.getMitigationsList()) {
        request.addMitigations(
            mitigation.getMitigation().toBuilder().setName(name + "/mitigations/1"));
      }
    }
    for (CriticalFunctionRow row : document.functions().getCriticalFunctionsList()) {
      request.addCriticalFunctions(row.getCriticalFunction());
    }
  }
}
