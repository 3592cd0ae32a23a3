package org.goldenthread.indicator.calendar;

import java.time.LocalDate;

/// A part of a year and its days.
///
/// @param period as the contract writes it: `AY2013-AUT`
record Span(String period, LocalDate firstDay, LocalDate lastDay) {}
