/// What stands before a directorate's services, so that one that does not answer costs the others
/// nothing: room for so many calls at once, a circuit for each service, and calls that are sent
/// again where that is safe.
///
/// | call | room, until the answer begins | circuit | sent again on UNAVAILABLE |
/// |---|---|---|---|
/// | a read; a write with a request id | takes a place | asks it and counts | yes, in its deadline |
/// | a write without a request id | takes a place | asks it and counts | never |
/// | a file on its way in | takes a place | is refused while it is open, does not count: how long it takes is its sender's doing | never: its pieces are not kept |
/// | a file on its way out | takes a place | likewise, its reader's doing | until it begins |
/// | a stream of changes | takes none: it is long in a healthy service too, and `goldenthread.http.streams` bounds it | likewise; it would hold a probe's place for hours | by who follows it, from its last cursor |
/// | a question after a service's health | takes a place | passes it, for it asks what the circuit supposes | never |
@NullMarked
package org.goldenthread.gateway.guard;

import org.jspecify.annotations.NullMarked;
