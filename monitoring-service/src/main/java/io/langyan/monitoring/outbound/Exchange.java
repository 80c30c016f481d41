package io.langyan.monitoring.outbound;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One request and its answer, without redirects. The body is counted as it comes, and the connection is dropped with the first byte too many. */
final class Exchange {

    private final long maxBytes;
    private final UniEmitter<? super Answer> emitter;
    private final Buffer body = Buffer.buffer();
    private HttpClientRequest request;
    private boolean over;

    /** As it stands on the wire. */
    record Answer(int status, Map<String, String> headers, byte[] body) {}

    private Exchange(long maxBytes, UniEmitter<? super Answer> emitter) {
        this.maxBytes = maxBytes;
        this.emitter = emitter;
    }

    /** Cancelling it drops the connection. */
    static Uni<Answer> of(HttpClient client, RequestOptions options, long maxBytes) {
        return Uni.createFrom().emitter(emitter -> {
            Exchange exchange = new Exchange(maxBytes, emitter);
            emitter.onTermination(exchange::leave);
            client.request(options).onFailure(emitter::fail).onSuccess(exchange::send);
        });
    }

    /** Nobody waits any more, whether the connection stands already or not. */
    private synchronized void leave() {
        over = true;
        if (request != null) {
            request.reset();
        }
    }

    private synchronized void send(HttpClientRequest opened) {
        request = opened;
        if (over) {
            opened.reset();
            return;
        }
        opened.response().onFailure(emitter::fail).onSuccess(this::receive);
        opened.end().onFailure(emitter::fail);
    }

    private void receive(HttpClientResponse response) {
        response.exceptionHandler(emitter::fail);
        response.handler(this::take);
        response.endHandler(end -> emitter.complete(answer(response)));
    }

    /** Failing ends the exchange, which drops the connection. */
    private void take(Buffer part) {
        if (body.length() + part.length() > maxBytes) {
            emitter.fail(Unpacked.tooLarge(maxBytes));
        } else {
            body.appendBuffer(part);
        }
    }

    private Answer answer(HttpClientResponse response) {
        Map<String, String> headers = new LinkedHashMap<>();
        response.headers()
                .forEach(header -> headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        return new Answer(response.statusCode(), headers, body.getBytes());
    }
}
