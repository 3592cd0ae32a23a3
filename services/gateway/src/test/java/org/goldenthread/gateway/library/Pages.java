package org.goldenthread.gateway.library;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.io.InputStream;
import java.util.zip.CRC32;

/// The pages of a book of a given length, in pieces: the same for every book of that length, and
/// never there as a whole.
public final class Pages {
  private static final int PIECE = 64 << 10;

  private final long length;
  private long made;
  private boolean ended;

  public Pages(long length) {
    this.length = length;
  }

  public boolean hasNext() {
    return made < length;
  }

  public ByteString next() {
    byte[] piece = new byte[(int) Math.min(PIECE, length - made)];
    for (int i = 0; i < piece.length; i++) {
      // 251 is prime, so that no two pieces in a row are alike.
      piece[i] = (byte) ((made + i) % 251);
    }
    made += piece.length;
    return UnsafeByteOperations.unsafeWrap(piece);
  }

  /// True the first time.
  public boolean end() {
    boolean first = !ended;
    ended = true;
    return first;
  }

  /// The same to read.
  public InputStream stream() {
    return new InputStream() {
      private ByteString piece = ByteString.EMPTY;

      @Override
      public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] into, int offset, int most) {
        if (piece.isEmpty()) {
          if (!hasNext()) {
            return -1;
          }
          piece = Pages.this.next();
        }
        int read = Math.min(most, piece.size());
        piece.asReadOnlyByteBuffer().get(into, offset, read);
        piece = piece.substring(read);
        return read;
      }
    };
  }

  /// The checksum of a book of that length.
  public static long checksum(long length) {
    CRC32 sum = new CRC32();
    for (Pages pages = new Pages(length); pages.hasNext(); ) {
      sum.update(pages.next().asReadOnlyByteBuffer());
    }
    return sum.getValue();
  }
}
