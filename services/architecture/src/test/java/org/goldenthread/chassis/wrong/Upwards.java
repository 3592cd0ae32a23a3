package org.goldenthread.chassis.wrong;

import org.goldenthread.risk.wrong.Neighbour;

/// A library that knows its user.
class Upwards {
  Neighbour neighbour;
}
