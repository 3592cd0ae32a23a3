package org.goldenthread.plan.printing.page;

/// What stands on a page, one below the other.
public sealed interface Block permits Title, Line, Grid {}
