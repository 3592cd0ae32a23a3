/// The RPCs that the gateway answers itself: views composed from the services of one or all
/// directorates (`goldenthread.view.v1`).
///
/// A view asks its services at once, each call with a deadline and with the caller's own token, so
/// that what the caller may see is decided where the data is. A part that cannot be had is said to
/// be `UNAVAILABLE` with its reason; it neither makes the view fail nor is it left out in silence.
///
/// | to add | change | why |
/// |---|---|---|
/// | a view | an endpoint that extends the generated base class, as a `@Singleton` | it is routed and documented from the contract |
/// | a call to a service | `Services.read`, or `.apply` for a step of an import, in that endpoint | deadline, retry and reason are the same everywhere |
/// | a part of a view | `Services.part`, and its `availability` in the answer | parts run side by side and fail each by itself |
@NullMarked
package org.goldenthread.gateway.view;

import org.jspecify.annotations.NullMarked;
