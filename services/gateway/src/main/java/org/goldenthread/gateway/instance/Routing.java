package org.goldenthread.gateway.instance;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What was decided about every claim to a directorate.
///
/// @param served by the directorate's code, the target of each of its services
/// @param refused the claims of which nothing is routed
/// @param withheld codes of refused claims that are the council's all the same: granted or listed.
///   Views name them as unavailable, so that no total leaves them out silently
public record Routing(
    SortedMap<String, Map<String, String>> served,
    List<RefusedClaim> refused,
    Set<String> withheld) {

  public Routing {
    served = Collections.unmodifiableSortedMap(new TreeMap<>(served));
    refused = List.copyOf(refused);
    withheld = Collections.unmodifiableSet(new TreeSet<>(withheld));
  }
}
