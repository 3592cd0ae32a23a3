package org.goldenthread.plan.document.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Markup whose single tokens are bounded: an XML reader holds a tag, a comment or a CDATA section
/// whole in memory, so a file of a few megabytes could otherwise ask for gigabytes. A document type
/// declaration, and with it every entity, is refused before the XML reader sees it.
final class BoundedMarkup extends Reader {
  private static final int LONGEST_TOKEN = 4 << 20;

  private enum State {
    TEXT,
    OPENED,
    DECLARED,
    TAG,
    COMMENT,
    CDATA,
    INSTRUCTION
  }

  private final Reader source;
  private State state = State.TEXT;
  private int length;
  private char before;
  private char beforeThat;

  BoundedMarkup(InputStream bytes) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(bytes, 1 << 14);
    Charset encoding = encoding(buffered);
    this.source =
        new InputStreamReader(
            buffered,
            encoding
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  /// UTF-8 or UTF-16, all that the packaging standard allows; a byte order mark is passed over.
  private static Charset encoding(BufferedInputStream bytes) throws IOException {
    bytes.mark(4);
    byte[] head = bytes.readNBytes(3);
    bytes.reset();
    int first = head.length > 0 ? head[0] & 0xff : -1;
    int second = head.length > 1 ? head[1] & 0xff : -1;
    int third = head.length > 2 ? head[2] & 0xff : -1;
    if (first == 0xef && second == 0xbb && third == 0xbf) {
      bytes.skipNBytes(3);
      return StandardCharsets.UTF_8;
    }
    if ((first == 0xfe && second == 0xff) || (first == 0xff && second == 0xfe)) {
      bytes.skipNBytes(2);
      return first == 0xfe ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    }
    if (first == 0 && second == '<') return StandardCharsets.UTF_16BE;
    return first == '<' && second == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
  }

  @Override
  public int read(char[] buffer, int offset, int wanted) throws IOException {
    int read = source.read(buffer, offset, wanted);
    for (int at = offset; at < offset + read; at++) step(buffer[at]);
    return read;
  }

  private void step(char now) throws Refused {
    State next = next(now);
    length = next == state ? length + 1 : 0;
    if (length > LONGEST_TOKEN) throw new Refused(Refusal.Reason.TOO_COMPLEX);
    state = next;
    beforeThat = before;
    before = now;
  }

  private State next(char now) throws Refused {
    return switch (state) {
      case TEXT -> now == '<' ? State.OPENED : State.TEXT;
      case OPENED ->
          switch (now) {
            case '!' -> State.DECLARED;
            case '?' -> State.INSTRUCTION;
            default -> State.TAG;
          };
      case DECLARED -> declared(now);
      // A '>' inside an attribute only starts to count anew: the next '<' does so as well.
      case TAG -> now == '>' ? State.TEXT : State.TAG;
      case COMMENT -> now == '>' && ended('-') ? State.TEXT : State.COMMENT;
      case CDATA -> now == '>' && ended(']') ? State.TEXT : State.CDATA;
      case INSTRUCTION -> now == '>' && before == '?' ? State.TEXT : State.INSTRUCTION;
    };
  }

  private static State declared(char now) throws Refused {
    return switch (now) {
      case '-' -> State.COMMENT;
      case '[' -> State.CDATA;
      default -> throw new Refused(Refusal.Reason.FORBIDDEN_MARKUP);
    };
  }

  private boolean ended(char mark) {
    return before == mark && beforeThat == mark;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
