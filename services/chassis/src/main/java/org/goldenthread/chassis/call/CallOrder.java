package org.goldenthread.chassis.call;

/// In which order the interceptors of a call run, the outermost first: each needs what those before
/// it set up. Each tells its place as an `Ordered`: the server's builder sorts the objects and does
/// not see an `@Order` on their classes.
public final class CallOrder {
  public static final int TRACE = -500;
  public static final int MEASURE = -450;
  public static final int LOG = -400;
  public static final int FAILURE = -300;
  public static final int CALLER = -250;
  public static final int LIMIT = -200;
  public static final int ACCESS = -100;
  public static final int VALIDATION = 0;

  private CallOrder() {}
}
