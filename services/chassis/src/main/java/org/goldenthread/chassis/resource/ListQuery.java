package org.goldenthread.chassis.resource;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.time.Instant;
import java.util.List;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.record.Table;
import org.goldenthread.error.v1.ErrorReason;
import org.jspecify.annotations.Nullable;

/// A page of a resource's list: one keyset query, whatever was read before.
final class ListQuery<R extends Row, M extends Message> {
  private static final int USUAL = 50;
  private static final int MOST = 500;
  private static final String ALL = "-";

  private final Resource<R, M> resource;
  private final ResourceBuilder<R, M> is;
  private final Table<R> table;

  private record Sorting<R extends Row>(Order<R> order, boolean descending) {}

  ListQuery(Resource<R, M> resource, ResourceBuilder<R, M> definition, Table<R> table) {
    this.resource = resource;
    this.is = definition;
    this.table = table;
  }

  <L extends Message> L answer(Message request, L prototype) {
    Request asked = new Request(request);
    Instant readTime = asked.readTime();
    int size = size(asked.number("page_size"));
    Sorting<R> sorting = sorting(asked.text("order_by"));
    String token = asked.text("page_token");
    return is.shared.reads.read(
        readTime,
        () -> {
          Where where = where(request, sorting, token);
          String tail = sorting.order().by(sorting.descending()) + " limit " + (size + 1);
          List<R> rows = table.select(where.sql(), tail, where.parameters(), readTime);
          if (rows.isEmpty() && token.isEmpty()) {
            requireParent(asked.text("parent"), readTime);
          }
          return page(request, prototype, rows, size, sorting.order());
        });
  }

  List<M> all(String parentName, @Nullable Instant readTime) {
    Where where = new Where();
    parent(parentName, where);
    resource.restrict(where);
    return table.select(where.sql(), is.order.by(false), where.parameters(), readTime).stream()
        .map(resource::message)
        .toList();
  }

  private <L extends Message> L page(
      Message request, L prototype, List<R> rows, int size, Order<R> order) {
    Message.Builder answer = prototype.newBuilderForType();
    FieldDescriptor items = answer.getDescriptorForType().findFieldByNumber(1);
    rows.stream().limit(size).forEach(row -> answer.addRepeatedField(items, resource.message(row)));
    if (rows.size() > size) {
      String next = PageToken.after(request, order.values(rows.get(size - 1)));
      answer.setField(answer.getDescriptorForType().findFieldByNumber(2), next);
    }
    @SuppressWarnings("unchecked") // a builder builds its prototype's type
    L built = (L) answer.build();
    return built;
  }

  private Where where(Message request, Sorting<R> sorting, String token) {
    Where where = new Where();
    parent(new Request(request).text("parent"), where);
    resource.restrict(where);
    is.filters.forEach(filter -> filter.apply(request, where));
    if (!token.isEmpty()) {
      int columns = sorting.order().columns().size() + 1;
      String idType = is.idType == String.class ? "text" : "uuid";
      where.addAll(
          sorting.order().after(sorting.descending(), idType),
          PageToken.values(request, token, columns));
    }
    return where;
  }

  private void parent(String name, Where where) {
    List<String> parts = parts(name);
    List<String> parents = is.pattern.parents();
    for (int i = 0; i < parents.size(); i++) {
      if (!parts.get(i + 1).equals(ALL)) {
        where.add("t." + parents.get(i) + " = ?", is.parentId(parts.get(i + 1)));
      }
    }
  }

  private List<String> parts(String parentName) {
    return is.pattern
        .parseParent(parentName)
        .filter(parts -> parts.getFirst().equals(is.shared.directorate))
        .orElseThrow(() -> Resource.noParent(parentName));
  }

  private void requireParent(String name, @Nullable Instant readTime) {
    if (!parts(name).contains(ALL)) {
      resource.requireParent(name, readTime);
    }
  }

  private Sorting<R> sorting(String orderBy) {
    if (orderBy.isEmpty()) {
      return new Sorting<>(is.order, is.descending);
    }
    boolean descending = orderBy.endsWith(" desc");
    String name = descending ? orderBy.substring(0, orderBy.length() - 5).trim() : orderBy.trim();
    Order<R> order = is.orders.get(name);
    if (order == null) {
      throw Failure.invalid(
          ErrorReason.ORDER_BY_UNKNOWN,
          "order_by",
          "This list can be ordered by " + String.join(", ", is.orders.keySet()) + ".");
    }
    return new Sorting<>(order, descending);
  }

  private static int size(int asked) {
    return asked == 0 ? USUAL : Math.min(asked, MOST);
  }
}
