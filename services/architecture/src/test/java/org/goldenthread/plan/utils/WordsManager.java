package org.goldenthread.plan.utils;

import org.goldenthread.plan.wrong.LooseRow;

/// In a drawer for everything, under a name that says nothing, and in a circle with the slice that
/// uses it.
public class WordsManager {
  LooseRow row;
}
