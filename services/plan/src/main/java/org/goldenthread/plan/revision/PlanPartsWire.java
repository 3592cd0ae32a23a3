package org.goldenthread.plan.revision;

import com.google.api.FieldBehavior;
import com.google.api.FieldBehaviorProto;
import com.google.api.ResourceProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.plan.plan.PlanRow;
import org.goldenthread.plan.plan.PlanRules;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.PlanContent;
import org.jspecify.annotations.Nullable;

/// All kinds of items that a plan lists, whichever slices keep them: what is registered under plans
/// takes part in comparing and rolling forward without a line here.
@Singleton
public final class PlanPartsWire {
  private static final int LABEL = 200;
  private static final String POSITION = "position";

  private final Resources resources;
  private final Resource<PlanRow, Plan> plans;

  PlanPartsWire(Resources resources, Resource<PlanRow, Plan> plans) {
    this.resources = resources;
    this.plans = plans;
  }

  /// The kinds in the order of a plan's content, what it does not hold last.
  public List<Resource<?, ?>> kinds() {
    return resources.under(plans).stream()
        .filter(kind -> PlanRules.isContent(collection(kind)))
        .sorted(
            Comparator.<Resource<?, ?>>comparingInt(PlanPartsWire::order)
                .thenComparing(Resource::kind))
        .toList();
  }

  /// A plan's items of one kind by name, in the document's order; within a connection.
  ///
  /// @param plan its resource name
  public static Map<String, Message> items(
      Resource<?, ?> kind, String plan, @Nullable Instant readTime) {
    Map<String, Message> items = new LinkedHashMap<>();
    kind.all(plan, readTime).forEach(item -> items.put(name(item), item));
    return items;
  }

  public static String name(Message item) {
    return text(item, "name");
  }

  /// The field's text; empty where the kind has no such field.
  public static String text(Message item, String field) {
    FieldDescriptor found = item.getDescriptorForType().findFieldByName(field);
    return found == null ? "" : (String) item.getField(found);
  }

  /// An item's place in its list.
  public static int position(Message item) {
    FieldDescriptor found = item.getDescriptorForType().findFieldByName(POSITION);
    return found == null ? 0 : (int) item.getField(found);
  }

  /// An item's own words: the text that it cannot be without, or its label.
  public static String words(Message item) {
    return item.getDescriptorForType().getFields().stream()
        .filter(PlanPartsWire::isOwnText)
        .map(field -> (String) item.getField(field))
        .findFirst()
        .orElseGet(() -> text(item, "label"));
  }

  /// The first of an item's own words.
  public static String label(Message item) {
    String words = words(item);
    return words.codePointCount(0, words.length()) <= LABEL
        ? words
        : words.substring(0, words.offsetByCodePoints(0, LABEL));
  }

  /// Whether a field is what somebody wrote, and not the service's own.
  public static boolean isWritten(FieldDescriptor field) {
    List<FieldBehavior> behaviour =
        field.getOptions().getExtension(FieldBehaviorProto.fieldBehavior);
    return !behaviour.contains(FieldBehavior.OUTPUT_ONLY)
        && !behaviour.contains(FieldBehavior.IDENTIFIER);
  }

  /// The same without its place, which changes for all that follow when one item is put in.
  public static boolean isWrittenBesideItsPlace(FieldDescriptor field) {
    return isWritten(field) && !field.getName().equals(POSITION);
  }

  /// Whether a field points to another resource.
  public static boolean isReference(FieldDescriptor field) {
    return field.getOptions().hasExtension(ResourceProto.resourceReference);
  }

  private static boolean isOwnText(FieldDescriptor field) {
    return field.getJavaType() == FieldDescriptor.JavaType.STRING
        && !field.isRepeated()
        && !isReference(field)
        && field
            .getOptions()
            .getExtension(FieldBehaviorProto.fieldBehavior)
            .contains(FieldBehavior.REQUIRED);
  }

  private static String collection(Resource<?, ?> kind) {
    String pattern =
        kind.prototype()
            .getDescriptorForType()
            .getOptions()
            .getExtension(ResourceProto.resource)
            .getPattern(0);
    String[] segments = pattern.split("/", -1);
    return segments[segments.length - 2];
  }

  private static int order(Resource<?, ?> kind) {
    Descriptor type = kind.prototype().getDescriptorForType();
    return PlanContent.getDescriptor().getFields().stream()
        .filter(
            field ->
                field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                    && field.isRepeated()
                    && field.getMessageType().equals(type))
        .mapToInt(FieldDescriptor::getNumber)
        .findFirst()
        .orElse(Integer.MAX_VALUE);
  }
}
