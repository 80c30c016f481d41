package io.langyan.notification.channel;

import io.smallrye.mutiny.vertx.TypeArg;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import io.vertx.ext.web.codec.BodyCodec;
import io.vertx.ext.web.codec.spi.BodyStream;

/** Keeps an answer's first 64 KiB, far more than any provider says: what is cut there reads as no JSON, and no answer fills the memory. */
final class ShortAnswer implements BodyStream<Buffer> {

    static final int MOST = 64 * 1024;

    private final Buffer kept = Buffer.buffer();
    private final Promise<Buffer> all = Promise.promise();

    private ShortAnswer() {}

    static io.vertx.mutiny.ext.web.codec.BodyCodec<io.vertx.mutiny.core.buffer.Buffer> codec() {
        BodyCodec<Buffer> codec = made -> made.handle(Future.succeededFuture(new ShortAnswer()));
        return io.vertx.mutiny.ext.web.codec.BodyCodec.newInstance(
                codec,
                new TypeArg<>(
                        plain -> io.vertx.mutiny.core.buffer.Buffer.newInstance((Buffer) plain),
                        io.vertx.mutiny.core.buffer.Buffer::getDelegate));
    }

    @Override
    public Future<Void> write(Buffer some) {
        kept.appendBuffer(some, 0, Math.min(some.length(), MOST - kept.length()));
        return Future.succeededFuture();
    }

    @Override
    public void write(Buffer some, Handler<AsyncResult<Void>> done) {
        write(some).onComplete(done);
    }

    @Override
    public void end(Handler<AsyncResult<Void>> done) {
        all.tryComplete(kept);
        done.handle(Future.succeededFuture());
    }

    @Override
    public Future<Buffer> result() {
        return all.future();
    }

    @Override
    public void handle(Throwable lost) {
        all.tryFail(lost);
    }

    @Override
    public WriteStream<Buffer> exceptionHandler(Handler<Throwable> ignored) {
        return this;
    }

    @Override
    public WriteStream<Buffer> setWriteQueueMaxSize(int ignored) {
        return this;
    }

    @Override
    public boolean writeQueueFull() {
        return false;
    }

    @Override
    public WriteStream<Buffer> drainHandler(Handler<Void> ignored) {
        return this;
    }
}
