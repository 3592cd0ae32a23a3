package org.goldenthread.gateway.problem;

/// One thing that is wrong in a request.
///
/// @param pointer where, as a JSON pointer into the body (RFC 6901), or `/pageSize` for a parameter
/// @param in `body`, `query`, `path` or `header`
/// @param detail what is wrong with it and what would be right
/// @param code the rule that it breaks, for programs
public record Flaw(String pointer, String in, String detail, String code) {
  public static Flaw body(String pointer, String detail, String code) {
    return new Flaw(pointer, "body", detail, code);
  }

  public static Flaw query(String name, String detail, String code) {
    return new Flaw("/" + name, "query", detail, code);
  }

  public static Flaw header(String name, String detail, String code) {
    return new Flaw("/" + name, "header", detail, code);
  }
}
