package org.goldenthread.gateway.library;

import io.grpc.Status.Code;
import io.grpc.stub.StreamObserver;
import java.util.zip.CRC32;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.library.v1.Book;
import org.goldenthread.library.v1.ImportBookRequest;

/// A book that is on its way in. What was received is counted and let go.
final class Arrival implements StreamObserver<ImportBookRequest> {
  private final StreamObserver<Book> observer;
  private final Book.Builder book = Book.newBuilder();
  private final CRC32 checksum = new CRC32();
  private long length;
  private boolean refused;

  Arrival(StreamObserver<Book> observer) {
    this.observer = observer;
  }

  @Override
  public void onNext(ImportBookRequest piece) {
    if (refused) {
      return;
    }
    if (piece.getBookId().equals("unwanted")) {
      refused = true;
      observer.onError(
          Failure.of(Code.FAILED_PRECONDITION, ErrorReason.FILE_NOT_A_PLAN, "Not wanted.")
              .toStatus());
      return;
    }
    if (length == 0) {
      book.setName(piece.getParent() + "/books/" + piece.getBookId());
      book.setTitle(piece.getFile().getContentType());
      book.setLendable(piece.getValidateOnly());
    }
    length += piece.getFile().getData().size();
    checksum.update(piece.getFile().getData().asReadOnlyByteBuffer());
  }

  @Override
  public void onError(Throwable broken) {
    refused = true;
  }

  @Override
  public void onCompleted() {
    if (!refused) {
      observer.onNext(book.setBox(length).setPrice(Long.toString(checksum.getValue())).build());
      observer.onCompleted();
    }
  }
}
