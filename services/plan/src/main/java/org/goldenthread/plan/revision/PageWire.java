package org.goldenthread.plan.revision;

import com.google.protobuf.Message;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.goldenthread.chassis.resource.PageToken;

/// A page of an answer that is computed whole, such as a comparison: a plan's items are few enough
/// to read, and too many to send at once.
///
/// @param next the token of the page after it; empty where it is the last
public record PageWire<T>(List<T> items, String next) {
  private static final int USUAL = 50;

  /// The page that a request asks for.
  ///
  /// @param token from the answer before; empty for the first page
  /// @param all all items by their places
  public static <T> PageWire<T> of(
      Message request, int size, String token, SortedMap<Place, T> all) {
    int most = size == 0 ? USUAL : size;
    SortedMap<Place, T> rest = token.isEmpty() ? all : after(request, token, all);
    List<Map.Entry<Place, T>> page = rest.entrySet().stream().limit(most).toList();
    String next =
        rest.size() > page.size() ? PageToken.after(request, page.getLast().getKey().values()) : "";
    return new PageWire<>(page.stream().map(Map.Entry::getValue).toList(), next);
  }

  private static <T> SortedMap<Place, T> after(
      Message request, String token, SortedMap<Place, T> all) {
    Place last = Place.of(PageToken.values(request, token, Place.VALUES));
    SortedMap<Place, T> rest = new TreeMap<>(all.tailMap(last));
    rest.remove(last);
    return rest;
  }
}
