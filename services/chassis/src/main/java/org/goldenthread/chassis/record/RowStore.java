package org.goldenthread.chassis.record;

import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/// What is written to a table of records; Micronaut Data writes the statements when it is compiled.
/// Reading is [Table]'s.
///
/// @param <R> the row
/// @param <I> its id
public interface RowStore<R extends Row, I> extends GenericRepository<R, I> {
  R save(R row);

  List<R> saveAll(Iterable<R> rows);

  R update(R row);

  List<R> updateAll(Iterable<R> rows);

  void delete(R row);
}
