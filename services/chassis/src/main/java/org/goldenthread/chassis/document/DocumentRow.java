package org.goldenthread.chassis.document;

import com.google.protobuf.Message;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.type.v1.Place;

/// One row of a document.
///
/// @param importKey what tells it from the document's other rows of its kind, computed from its own
///   words
/// @param place where it stands
/// @param words a few of its own words, so that a person recognises it in the report
/// @param key its parents' ids and the id that it takes if it is new
/// @param message the resource as the document says it, without name, etag and times; links already
///   resolved to names
public record DocumentRow<M extends Message>(
    String importKey, Place place, String words, Key key, M message) {}
