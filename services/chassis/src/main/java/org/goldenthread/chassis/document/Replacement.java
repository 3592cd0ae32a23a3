package org.goldenthread.chassis.document;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.type.v1.Change.Operation;

/// Puts one record in the place of another in every record of the service that names it, and in
/// what documents said, so that the next import takes nothing for a change that is none. Which
/// fields name it the contract tells, so that a resource that comes later is covered as well.
@Singleton
public final class Replacement {
  private final Resources resources;
  private final ImportRows imports;

  Replacement(Resources resources, ImportRows imports) {
    this.resources = resources;
    this.imports = imports;
  }

  /// What was done.
  ///
  /// @param changed how many records name the new one now
  /// @param kept how many name the old one still
  public record Replaced(int changed, int kept) {}

  /// A record that names the old one, and how it will read.
  private record Pending<R extends Row, M extends Message>(
      Resource<R, M> resource, R row, M after) {
    void write(Recording recording) {
      resource.replace(recording, Operation.UPDATED, row, after);
    }
  }

  /// Replaces one record by another of its type; within a transaction. A table is read as a whole
  /// for it, which is dear and done rarely.
  ///
  /// @param type as references name it, such as `goldenthread.org/Officer`
  /// @param from the resource name of the record that gives way
  /// @param to the resource name of the record that takes its place
  /// @param kept whether the record of a name is left as it is
  public Replaced replace(
      Recording recording, String type, String from, String to, Predicate<String> kept) {
    References references = new References(type, from, to);
    List<Pending<?, ?>> naming = new ArrayList<>();
    for (Resource<?, ?> resource : resources.all()) {
      if (references.canStandIn(resource.prototype().getDescriptorForType())) {
        naming.addAll(naming(resource, references, from));
      }
    }
    // All are locked before the first is written: the transaction's instant comes after every
    // change that was recorded of them.
    int all = naming.size();
    naming.removeIf(one -> kept.test(name(one)));
    naming.forEach(one -> one.write(recording));
    imports.restate(from, (kind, base) -> restated(references, kind, base));
    return new Replaced(naming.size(), all - naming.size());
  }

  private static <R extends Row, M extends Message> List<Pending<R, M>> naming(
      Resource<R, M> resource, References references, String from) {
    String id = from.substring(from.lastIndexOf('/') + 1);
    List<Pending<R, M>> naming = new ArrayList<>();
    for (R row :
        resource
            .table()
            .select("t::text like ?", "order by t.id for update", List.of("%" + id + "%"), null)) {
      M before = resource.message(row);
      M after = references.replaced(before);
      if (!after.equals(before)) {
        naming.add(new Pending<>(resource, row, after));
      }
    }
    return naming;
  }

  private static <R extends Row> String name(Pending<R, ?> pending) {
    return pending.resource().name(pending.row());
  }

  private ByteString restated(References references, String kind, ByteString base) {
    for (Resource<?, ?> resource : resources.all()) {
      if (resource.kind().equals(kind)) {
        return references.replaced(parse(resource.prototype(), base)).toByteString();
      }
    }
    return base;
  }

  private static Message parse(Message prototype, ByteString base) {
    try {
      return prototype.getParserForType().parseFrom(base);
    } catch (InvalidProtocolBufferException damaged) {
      throw new IllegalStateException("the base of an import cannot be read", damaged);
    }
  }
}
