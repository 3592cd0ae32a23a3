package org.goldenthread.chassis.checklist;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// What only whoever installs a program knows of it: `goldenthread.checklist`.
///
/// @param connections how many connections to the database all pods of the instance may hold at
///   once, while they are replaced as well; 0 where nobody has counted them
@ConfigurationProperties("goldenthread.checklist")
public record ChecklistConfig(@Bindable(defaultValue = "0") int connections) {}
