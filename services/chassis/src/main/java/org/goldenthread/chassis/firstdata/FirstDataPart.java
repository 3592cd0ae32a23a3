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
public record FirstDataPart<R extends Row, M extends Message>(
    String key, Resource<R, M> resource, Message request) {
  // The same in every create request of the contract.
  private static final int CREATE_ID = 2;
  private static final int CREATE_RESOURCE = 3;

  /// Many of a resource that stands right under its directorate and whose ids are chosen.
  public static <R extends Row, M extends Message> FirstDataPart<R, M> list(
      String key, Resource<R, M> resource, Message createRequest) {
    return new FirstDataPart<>(key, resource, createRequest);
  }

  /// A setting.
  public static <R extends Row, M extends Message> FirstDataPart<R, M> setting(
      String key, Resource<R, M> resource) {
    return new FirstDataPart<>(key, resource, resource.prototype());
  }

  /// What stands in the file.
  ///
  /// @param wrong is told what cannot be read
  List<FirstDataEntry<R, M>> read(JsonNode part, String directorate, List<String> wrong) {
    if (part.isMissingNode() || part.isNull() || (part.isContainerNode() && part.isEmpty())) {
      return List.of();
    }
    List<FirstDataEntry<R, M>> entries = new ArrayList<>();
    if (resource.isSetting()) {
      entry(key, part, directorate, wrong, entries);
    } else if (part.isArray()) {
      for (int i = 0; i < part.size(); i++) {
        entry(key + "[" + i + "]", part.get(i), directorate, wrong, entries);
      }
      requireDifferent(entries, wrong);
    } else {
      wrong.add(key + ": a list is expected");
    }
    return entries;
  }

  private void entry(
      String place,
      JsonNode given,
      String directorate,
      List<String> wrong,
      List<FirstDataEntry<R, M>> entries) {
    if (!(given instanceof ObjectNode fields)) {
      wrong.add(place + ": fields are expected");
      return;
    }
    try {
      entries.add(
          resource.isSetting()
              ? setting(place, fields, directorate)
              : one(place, fields, directorate));
    } catch (InvalidProtocolBufferException other) {
      wrong.add(place + ": " + other.getMessage());
    }
  }

  private FirstDataEntry<R, M> setting(String place, ObjectNode fields, String directorate)
      throws InvalidProtocolBufferException {
    M message = message(fields);
    return new FirstDataEntry<>(resource, place, new Key(List.of(), directorate), message, message);
  }

  private FirstDataEntry<R, M> one(String place, ObjectNode given, String directorate)
      throws InvalidProtocolBufferException {
    Descriptor type = request.getDescriptorForType();
    FieldDescriptor idField = type.findFieldByNumber(CREATE_ID);
    ObjectNode fields = given.deepCopy();
    JsonNode id = fields.remove(idField.getJsonName());
    if (id == null || id.asText().isEmpty()) {
      throw new InvalidProtocolBufferException(idField.getJsonName() + " has to be chosen");
    }
    M message = message(fields);
    Message create =
        request.toBuilder()
            .setField(type.findFieldByName("parent"), "directorates/" + directorate)
            .setField(idField, id.asText())
            .setField(type.findFieldByNumber(CREATE_RESOURCE), message)
            .setField(type.findFieldByName("reason"), FirstData.REASON)
            .build();
    Key named = new Key(List.of(), id.asText());
    return new FirstDataEntry<>(resource, place, named, message, create);
  }

  @SuppressWarnings("unchecked") // a builder of the prototype's type, and its text composed
  private M message(ObjectNode fields) throws InvalidProtocolBufferException {
    Message.Builder builder = resource.prototype().newBuilderForType();
    JsonFormat.parser().merge(fields.toString(), builder);
    return (M) ComposedText.of(builder.build());
  }

  /// The second of one name would be taken for what is there already.
  private void requireDifferent(List<FirstDataEntry<R, M>> entries, List<String> wrong) {
    Map<Key, String> places = new HashMap<>();
    for (FirstDataEntry<R, M> entry : entries) {
      String before = places.putIfAbsent(entry.key(), entry.place());
      if (before != null) {
        wrong.add(entry.place() + ": " + entry.key().slug() + " stands at " + before + " already");
      }
    }
  }
}
