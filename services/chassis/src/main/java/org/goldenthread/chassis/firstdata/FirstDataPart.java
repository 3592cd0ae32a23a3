package org.goldenthread.chassis.firstdata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goldenthread.chassis.call.ComposedText;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Resource;

/// A part of the file that a service takes. An entry of a list is what `POST` takes, with the id
/// that is its query parameter there: it has to be chosen, because by it a repeated load knows what
/// is there already.
///
/// @param key the part's name at the top of the file, such as `units`
/// @param resource what it becomes
/// @param request what an entry is checked as: the request that creates one, or the setting itself
/// @param held parts that stand in each entry and become its children
public record FirstDataPart<R extends Row, M extends Message>(
    String key, Resource<R, M> resource, Message request, List<FirstDataPart<?, ?>> held) {
  // The same in every create request of the contract.
  private static final int CREATE_ID = 2;
  private static final int CREATE_RESOURCE = 3;

  /// The directorate in a resource name, in a file that several directorates share.
  private static final String ANY = "\"directorates/-/";

  public FirstDataPart {
    held = List.copyOf(held);
  }

  /// Many of a resource whose ids are chosen.
  public static <R extends Row, M extends Message> FirstDataPart<R, M> list(
      String key, Resource<R, M> resource, Message createRequest) {
    return new FirstDataPart<>(key, resource, createRequest, List.of());
  }

  /// The same part, in whose entries another stands, such as the items of a framework.
  public FirstDataPart<R, M> holding(FirstDataPart<?, ?> part) {
    return new FirstDataPart<>(key, resource, request, List.of(part));
  }

  /// A setting.
  public static <R extends Row, M extends Message> FirstDataPart<R, M> setting(
      String key, Resource<R, M> resource) {
    return new FirstDataPart<>(key, resource, resource.prototype(), List.of());
  }

  /// Where a part stands.
  ///
  /// @param place in the file: `strategyFrameworks[0].items`
  /// @param parent what its entries become children of, as a resource name
  /// @param parents the ids in that name, without the directorate's
  private record Spot(String place, String directorate, String parent, List<String> parents) {}

  /// What stands in the file.
  ///
  /// @param wrong is told what cannot be read
  List<FirstDataEntry<?, ?>> read(JsonNode part, String directorate, List<String> wrong) {
    List<FirstDataEntry<?, ?>> entries = new ArrayList<>();
    read(
        part, new Spot(key, directorate, "directorates/" + directorate, List.of()), wrong, entries);
    return entries;
  }

  private void read(
      JsonNode part, Spot spot, List<String> wrong, List<FirstDataEntry<?, ?>> entries) {
    if (part.isMissingNode() || part.isNull() || (part.isContainerNode() && part.isEmpty())) {
      return;
    }
    if (resource.isSetting()) {
      entry(spot.place(), part, spot, wrong, entries);
    } else if (part.isArray()) {
      Map<Key, String> places = new HashMap<>();
      for (int i = 0; i < part.size(); i++) {
        String place = spot.place() + "[" + i + "]";
        entry(place, part.get(i), spot, wrong, entries)
            .ifPresent(key -> requireDifferent(key, place, places, wrong));
      }
    } else {
      wrong.add(spot.place() + ": a list is expected");
    }
  }

  /// Reads one entry and what it holds.
  ///
  /// @return what the entry will be known by; empty where it cannot be read
  private Optional<Key> entry(
      String place,
      JsonNode given,
      Spot spot,
      List<String> wrong,
      List<FirstDataEntry<?, ?>> entries) {
    if (!(given instanceof ObjectNode fields)) {
      wrong.add(place + ": fields are expected");
      return Optional.empty();
    }
    try {
      ObjectNode own = fields.deepCopy();
      own.remove(held.stream().map(FirstDataPart::key).toList());
      FirstDataEntry<R, M> entry =
          resource.isSetting() ? setting(place, own, spot.directorate()) : one(place, own, spot);
      entries.add(entry);
      for (FirstDataPart<?, ?> part : held) {
        List<String> parents = new ArrayList<>(entry.key().parents());
        parents.add(entry.key().id().toString());
        Spot within =
            new Spot(
                place + "." + part.key(),
                spot.directorate(),
                resource.name(entry.key()),
                List.copyOf(parents));
        part.read(fields.path(part.key()), within, wrong, entries);
      }
      return Optional.of(entry.key());
    } catch (InvalidProtocolBufferException other) {
      wrong.add(place + ": " + other.getMessage());
      return Optional.empty();
    }
  }

  private FirstDataEntry<R, M> setting(String place, ObjectNode fields, String directorate)
      throws InvalidProtocolBufferException {
    M message = message(fields, directorate);
    return new FirstDataEntry<>(resource, place, new Key(List.of(), directorate), message, message);
  }

  private FirstDataEntry<R, M> one(String place, ObjectNode fields, Spot spot)
      throws InvalidProtocolBufferException {
    Descriptor type = request.getDescriptorForType();
    FieldDescriptor idField = type.findFieldByNumber(CREATE_ID);
    JsonNode id = fields.remove(idField.getJsonName());
    if (id == null || id.asText().isEmpty()) {
      throw new InvalidProtocolBufferException(idField.getJsonName() + " has to be chosen");
    }
    M message = message(fields, spot.directorate());
    Message create =
        request.toBuilder()
            .setField(type.findFieldByName("parent"), spot.parent())
            .setField(idField, id.asText())
            .setField(type.findFieldByNumber(CREATE_RESOURCE), message)
            .setField(type.findFieldByName("reason"), FirstData.REASON)
            .build();
    return new FirstDataEntry<>(
        resource, place, new Key(spot.parents(), id.asText()), message, create);
  }

  @SuppressWarnings("unchecked") // a builder of the prototype's type, and its text composed
  private M message(ObjectNode fields, String directorate) throws InvalidProtocolBufferException {
    Message.Builder builder = resource.prototype().newBuilderForType();
    String ours = fields.toString().replace(ANY, ANY.replace("-", directorate));
    JsonFormat.parser().merge(ours, builder);
    return (M) ComposedText.of(builder.build());
  }

  /// The second of one name would be taken for what is there already.
  private static void requireDifferent(
      Key key, String place, Map<Key, String> places, List<String> wrong) {
    String before = places.putIfAbsent(key, place);
    if (before != null) {
      wrong.add(place + ": " + key.slug() + " stands at " + before + " already");
    }
  }
}
