package io.langyan.notification.channel;

import io.langyan.events.rest.outbound.AdmitTarget;
import io.langyan.events.rest.outbound.OutboundRefused;
import io.langyan.events.rest.outbound.Target;
import io.langyan.notification.NotificationConfig;
import io.langyan.notification.channel.AccessTokens.Grant;
import io.langyan.notification.channel.Outcome.Result;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.net.SocketAddress;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import io.vertx.mutiny.ext.web.codec.BodyCodec;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * The only way out: posts bytes with time limits, follows no redirect, never tries again by itself, and never lets a URL
 * into a log, for it may hold a key. What fails after the request could leave is MAYBE ({@link Unsent}).
 */
@Singleton
public class Wire {

    private static final int CONNECT_MILLIS = 3000;
    /** To one host, which all channels of a vendor share; each of them has up to 64 under way. */
    static final int MOST_AT_ONCE = 256;

    private final WebClient client;
    private final long timeoutMillis;
    private final AdmitTarget admit;

    Wire(Vertx vertx, NotificationConfig config, AdmitTarget admit) {
        client = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setSslHandshakeTimeout(CONNECT_MILLIS)
                        .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setFollowRedirects(false)
                        .setKeepAlive(true)
                        .setMaxPoolSize(MOST_AT_ONCE)
                        .setUserAgent("Langyan"));
        timeoutMillis = config.sendTimeout().toMillis();
        this.admit = admit;
    }

    /** @param read turns an answer of any status into an outcome */
    public Uni<Outcome> post(
            String url, Map<String, String> headers, byte[] body, Function<HttpResponse<Buffer>, Outcome> read) {
        return Uni.createFrom()
                .deferred(() -> request(url, headers).as(ShortAnswer.codec()).sendBuffer(Buffer.buffer(body)))
                .map(read)
                .onFailure()
                .recoverWithItem(Wire::unanswered);
    }

    /** Gets a token, in half the time, for the message is still to go. What fails sends none, so it is never MAYBE. */
    public Uni<Grant> grant(String url, Function<HttpResponse<Buffer>, Grant> read) {
        return Uni.createFrom()
                .deferred(() -> client.getAbs(url)
                        .timeout(timeoutMillis / 2)
                        .as(ShortAnswer.codec())
                        .send())
                .map(read)
                .onFailure()
                .recoverWithItem(failure -> new Grant.Refused(unsent(unanswered(failure))));
    }

    /** Nothing was sent yet. */
    private static Outcome unsent(Outcome outcome) {
        return outcome.result() == Result.MAYBE
                ? Outcome.failed(Result.RETRY, outcome.code(), outcome.reason())
                : outcome;
    }

    /**
     * The same to a place that somebody entered: only where the guard lets it, and to the very address that was judged. What it says beside status
     * and headers is not kept.
     */
    public Uni<Outcome> postGuarded(
            String url, Map<String, String> headers, byte[] body, Function<HttpResponse<Void>, Outcome> read) {
        return Uni.createFrom()
                .item(() -> Target.of(url))
                .chain(target -> admit.of(target).chain(address -> pinned(HttpMethod.POST, target.at(address), headers)
                        .as(BodyCodec.none())
                        .sendBuffer(Buffer.buffer(body))))
                .map(read)
                .onFailure()
                .recoverWithItem(Wire::unanswered);
    }

    /** Fetches a place that somebody entered, through the same guard. */
    public Uni<Outcome> getGuarded(String url, Function<HttpResponse<Void>, Outcome> read) {
        return Uni.createFrom()
                .item(() -> Target.of(url))
                .chain(target -> admit.of(target).chain(address -> pinned(HttpMethod.GET, target.at(address), Map.of())
                        .as(BodyCodec.none())
                        .send()))
                .map(read)
                .onFailure()
                .recoverWithItem(Wire::unanswered);
    }

    /** Less for a connection than for all: what still waits for one then has not left, and is tried again. */
    private HttpRequest<Buffer> timed(HttpRequest<Buffer> request) {
        return request.timeout(timeoutMillis).connectTimeout(timeoutMillis * 3 / 5);
    }

    private HttpRequest<Buffer> pinned(HttpMethod method, RequestOptions options, Map<String, String> headers) {
        SocketAddress server = SocketAddress.newInstance((io.vertx.core.net.SocketAddress) options.getServer());
        HttpRequest<Buffer> request = timed(client.request(method, server, options));
        headers.forEach(request::putHeader);
        return request;
    }

    /** What stands in the Host header: the port only when it is not the scheme's own. */
    public static String host(URI base) {
        return base.getPort() < 0 ? base.getHost() : base.getHost() + ":" + base.getPort();
    }

    private HttpRequest<Buffer> request(String url, Map<String, String> headers) {
        HttpRequest<Buffer> request = timed(client.postAbs(url));
        headers.forEach(request::putHeader);
        return request;
    }

    private static Outcome unanswered(Throwable failure) {
        return Unsent.of(failure).orElseGet(() -> refusedOrUnknown(failure));
    }

    private static Outcome refusedOrUnknown(Throwable failure) {
        if (failure instanceof OutboundRefused refused) {
            boolean unknown = OutboundRefused.UNKNOWN_HOST.equals(refused.code());
            return Outcome.failed(unknown ? Result.RETRY : Result.CHANNEL_DOWN, refused.code(), refused.en());
        }
        if (failure instanceof IllegalArgumentException) {
            return Outcome.failed(Result.CHANNEL_DOWN, "BAD_URL", "the channel's address cannot be used");
        }
        String code = failure instanceof TimeoutException
                ? "TIMEOUT"
                : failure instanceof HttpClosedException ? "CONNECTION_LOST" : "NO_ANSWER";
        return Outcome.failed(Result.MAYBE, code, failure.getClass().getSimpleName());
    }
}
