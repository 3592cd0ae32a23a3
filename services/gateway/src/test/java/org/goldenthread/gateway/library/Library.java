package org.goldenthread.gateway.library;

import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import com.google.protobuf.Empty;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.FieldMaskUtil;
import io.grpc.Status.Code;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.library.v1.Book;
import org.goldenthread.library.v1.BookEvent;
import org.goldenthread.library.v1.CreateBookRequest;
import org.goldenthread.library.v1.DeleteBookRequest;
import org.goldenthread.library.v1.GetBookRequest;
import org.goldenthread.library.v1.ImportBookRequest;
import org.goldenthread.library.v1.LendBookRequest;
import org.goldenthread.library.v1.LibraryServiceGrpc.LibraryServiceImplBase;
import org.goldenthread.library.v1.ListBooksRequest;
import org.goldenthread.library.v1.ListBooksResponse;
import org.goldenthread.library.v1.UpdateBookRequest;
import org.goldenthread.library.v1.WatchBooksRequest;

/// A library that keeps its books in memory.
public final class Library extends LibraryServiceImplBase {
  public static final int EVENTS = 3;

  private static final FieldMaskUtil.MergeOptions AS_A_WHOLE =
      new FieldMaskUtil.MergeOptions()
          .setReplaceMessageFields(true)
          .setReplacePrimitiveFields(true)
          .setReplaceRepeatedFields(true);

  private final Map<String, Book> books = new ConcurrentHashMap<>();

  /// Calls of a book named `…/never`, which are not answered.
  public final BlockingQueue<StreamObserver<Book>> waiting = new LinkedBlockingQueue<>();

  /// Streams and files whose reader has gone, by what they began after and by their ids.
  private final BlockingQueue<String> left = new LinkedBlockingQueue<>();

  /// Whether that reader goes within a while.
  public boolean isLeftBy(String reader) throws InterruptedException {
    String gone = left.poll(10, TimeUnit.SECONDS);
    while (gone != null && !gone.equals(reader)) {
      gone = left.poll(10, TimeUnit.SECONDS);
    }
    return gone != null;
  }

  /// Puts a book on the shelf as it is, with the etag `1` where it has none.
  public Book put(Book book) {
    Book stored = book.getEtag().isEmpty() ? book.toBuilder().setEtag("1").build() : book;
    books.put(stored.getName(), stored);
    return stored;
  }

  @Override
  public void getBook(GetBookRequest request, StreamObserver<Book> observer) {
    if (request.getName().endsWith("/never")) {
      waiting.add(observer);
    } else {
      answer(observer, () -> find(request.getName()));
    }
  }

  /// What is listed, two books to a page; a page that holds the book `broken` cannot be had.
  public final List<Book> listed = new CopyOnWriteArrayList<>();

  @Override
  public void listBooks(ListBooksRequest request, StreamObserver<ListBooksResponse> observer) {
    if (!listed.isEmpty()) {
      answer(observer, () -> page(request));
      return;
    }
    String next = request.getPageSize() > 0 ? "page 2&more" : "";
    answer(observer, () -> ListBooksResponse.newBuilder().setNextPageToken(next).build());
  }

  private ListBooksResponse page(ListBooksRequest request) {
    List<Book> found =
        listed.stream()
            .filter(
                book ->
                    request.getBindingValue() == 0
                        || book.getBindingValue() == request.getBindingValue())
            .toList();
    int from = request.getPageToken().isEmpty() ? 0 : Integer.parseInt(request.getPageToken());
    int to = Math.min(found.size(), from + 2);
    if (found.subList(from, to).stream().anyMatch(book -> book.getTitle().equals("broken"))) {
      throw Failure.notFound(ErrorReason.RESOURCE_NOT_FOUND, "broken");
    }
    return ListBooksResponse.newBuilder()
        .addAllBooks(found.subList(from, to))
        .setNextPageToken(to < found.size() ? Integer.toString(to) : "")
        .build();
  }

  @Override
  public void createBook(CreateBookRequest request, StreamObserver<Book> observer) {
    String id = request.getBookId().isEmpty() ? "new" : request.getBookId();
    answer(
        observer,
        () ->
            put(
                request.getBook().toBuilder()
                    .setName(request.getParent() + "/books/" + id)
                    .setAcquired(Timestamp.newBuilder().setSeconds(1_364_774_400))
                    .build()));
  }

  @Override
  public void updateBook(UpdateBookRequest request, StreamObserver<Book> observer) {
    answer(
        observer,
        () -> {
          Book.Builder book = find(request.getBook().getName()).toBuilder();
          refuseOther(request.getEtag(), book.getEtag());
          FieldMaskUtil.merge(request.getUpdateMask(), request.getBook(), book, AS_A_WHOLE);
          return put(book.setEtag(book.getEtag() + "+").build());
        });
  }

  @Override
  public void deleteBook(DeleteBookRequest request, StreamObserver<Empty> observer) {
    answer(
        observer,
        () -> {
          refuseOther(request.getEtag(), find(request.getName()).getEtag());
          books.remove(request.getName());
          return Empty.getDefaultInstance();
        });
  }

  @Override
  public void lendBook(LendBookRequest request, StreamObserver<Book> observer) {
    answer(observer, () -> Book.newBuilder().setName(request.getName()).build());
  }

  @Override
  public void getArchived(GetBookRequest request, StreamObserver<Book> observer) {
    answer(observer, () -> Book.newBuilder().setName(request.getName()).build());
  }

  /// The book `…/{n}` has n bytes; `…/{n}-broken` fails after them, and `…/never` does not begin.
  @Override
  public void downloadBook(GetBookRequest request, StreamObserver<HttpBody> observer) {
    String id = request.getName().substring(request.getName().lastIndexOf('/') + 1);
    if (id.equals("never")) {
      ((ServerCallStreamObserver<HttpBody>) observer).setOnCancelHandler(() -> left.add(id));
      return;
    }
    boolean broken = id.endsWith("-broken");
    Pages pages = new Pages(Long.parseLong(id.replace("-broken", "")));
    ServerCallStreamObserver<HttpBody> call = (ServerCallStreamObserver<HttpBody>) observer;
    call.setOnCancelHandler(() -> left.add(id));
    call.setOnReadyHandler(
        () -> {
          while (call.isReady() && pages.hasNext()) {
            call.onNext(
                HttpBody.newBuilder().setContentType("text/plain").setData(pages.next()).build());
          }
          if (!pages.hasNext() && pages.end()) {
            if (broken) {
              call.onError(io.grpc.Status.INTERNAL.asRuntimeException());
            } else {
              call.onCompleted();
            }
          }
        });
  }

  @Override
  public void getCover(GetBookRequest request, StreamObserver<HttpBody> observer) {
    ByteString picture = ByteString.copyFrom(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0});
    answer(
        observer, () -> HttpBody.newBuilder().setContentType("image/png").setData(picture).build());
  }

  /// Answers with what arrived: its type as the title, its length and its checksum. A book with the
  /// id `unwanted` is refused as soon as its first piece is there.
  @Override
  public StreamObserver<ImportBookRequest> importBook(StreamObserver<Book> observer) {
    return new Arrival(observer);
  }

  /// Events 1 to 3, and then none for as long as anyone listens.
  @Override
  public void watchBooks(WatchBooksRequest request, StreamObserver<BookEvent> observer) {
    ServerCallStreamObserver<BookEvent> call = (ServerCallStreamObserver<BookEvent>) observer;
    call.setOnCancelHandler(() -> left.add(request.getAfter()));
    if (request.getAfter().equals("unknown")) {
      observer.onError(
          Failure.of(Code.INVALID_ARGUMENT, ErrorReason.CURSOR_INVALID, "No such event.")
              .toStatus());
      return;
    }
    int after = request.getAfter().isEmpty() ? 0 : Integer.parseInt(request.getAfter());
    for (int i = after + 1; i <= EVENTS; i++) {
      Book book = Book.newBuilder().setTitle("Volume " + i).build();
      observer.onNext(BookEvent.newBuilder().setCursor("" + i).setBook(book).build());
    }
  }

  private Book find(String name) {
    Book book = books.get(name);
    if (book == null) {
      throw Failure.notFound(ErrorReason.RESOURCE_NOT_FOUND, name);
    }
    return book;
  }

  private static void refuseOther(String etag, String current) {
    if (!etag.equals(current)) {
      throw Failure.of(Code.ABORTED, ErrorReason.ETAG_MISMATCH, "It was changed since.");
    }
  }

  private static <A> void answer(StreamObserver<A> observer, java.util.function.Supplier<A> from) {
    A answer;
    try {
      answer = from.get();
    } catch (Failure failure) {
      observer.onError(failure.toStatus());
      return;
    }
    observer.onNext(answer);
    observer.onCompleted();
  }
}
