package io.langyan.monitoring.observation;

import io.langyan.events.rest.Problem;
import io.langyan.monitoring.MonitoringConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/**
 * Reads request bodies within limits, before and after gzip: of one, and of all that are being worked on together. What was read weighs several
 * times as much until it is durable, and memory is small.
 */
@ApplicationScoped
class RequestBodies {

    private static final int CHUNK = 64 * 1024;

    private final long maxSent;
    private final long maxUnpacked;
    private final Semaphore room;

    @Inject
    RequestBodies(MonitoringConfig config) {
        this(config.maxBody().asLongValue(), config.maxUnpackedBody().asLongValue());
    }

    RequestBodies(long maxSent, long maxUnpacked) {
        this.maxSent = maxSent;
        this.maxUnpacked = maxUnpacked;
        this.room = new Semaphore(Math.toIntExact(maxSent + maxUnpacked));
    }

    /** Reads a body and has it worked on; it counts until that has ended. */
    <T> Uni<T> with(InputStream sent, boolean gzip, Function<byte[], Uni<T>> work) throws IOException {
        Taken taken = new Taken();
        try {
            byte[] body = taken.sent(sent);
            byte[] unpacked = gzip ? taken.unpacked(body) : body;
            return work.apply(unpacked).onTermination().invoke(taken::leave);
        } catch (IOException | RuntimeException | Error failed) {
            taken.leave();
            throw failed;
        }
    }

    /** The room one request has taken. */
    private final class Taken {

        private int bytes;

        byte[] sent(InputStream sent) throws IOException {
            try {
                return read(sent, maxSent);
            } catch (Problem refused) {
                LimitedBody.drain(sent, maxSent * LimitedBody.PATIENCE);
                throw refused;
            }
        }

        byte[] unpacked(byte[] packed) {
            try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
                return read(unpacked, maxUnpacked);
            } catch (IOException broken) {
                throw Problem.badRequest("bad-gzip", "请求体不是合法的 gzip", "the body is not valid gzip");
            }
        }

        synchronized void leave() {
            room.release(bytes);
            bytes = 0;
        }

        private byte[] read(InputStream in, long limit) throws IOException {
            ByteArrayOutputStream body = new ByteArrayOutputStream(CHUNK);
            byte[] chunk = new byte[CHUNK];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                if (body.size() + n > limit) {
                    throw LimitedBody.tooLarge(limit);
                }
                take(n);
                body.write(chunk, 0, n);
            }
            return body.toByteArray();
        }

        private synchronized void take(int more) {
            if (!room.tryAcquire(more)) {
                throw Problem.unavailable(
                        "intake-busy",
                        "正在处理的请求过多，请稍后重发整个请求",
                        "too much is being taken in just now; send the whole request again");
            }
            bytes += more;
        }
    }
}
