package io.langyan.monitoring.outbound;

import io.langyan.events.rest.outbound.AdmitTarget;
import io.langyan.events.rest.outbound.OutboundRefused;
import io.langyan.events.rest.outbound.Target;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.net.ssl.SSLException;

/**
 * Gets something from outside. The name is resolved once, all its addresses are judged, and the connection goes to the very address that was
 * judged, with the name kept for {@code Host}, SNI and the certificate; so no name server can answer differently in between. Each redirect
 * is judged again. A slow or endless place costs a connection, never a thread.
 */
@ApplicationScoped
public class FetchOutbound {

    private static final int MOST_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int CONNECT_MILLIS = 5_000;
    private static final int IDLE_MILLIS = 15_000;
    private static final String AGENT = "Langyan/1 (feeds)";

    private final HttpClient client;
    private final AdmitTarget admit;

    FetchOutbound(Vertx vertx, AdmitTarget admit) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(false).setMaxPoolSize(64).setConnectTimeout(CONNECT_MILLIS));
        this.admit = admit;
    }

    /** Gets what is asked for; fails with {@link FetchFailed} when it may not or cannot be had. Statuses are for the caller to judge. */
    public Uni<Fetched> get(Ask ask) {
        return Uni.createFrom()
                .deferred(() -> follow(ask, Target.of(ask.url()), 0))
                .ifNoItem()
                .after(ask.within())
                .fail()
                .onFailure(failure -> !(failure instanceof FetchFailed))
                .transform(FetchOutbound::told);
    }

    /** Where a URL leads; fails with {@link FetchFailed} when it would be refused now. A name that cannot be resolved just now is let pass. */
    public Uni<String> hostOf(String url) {
        return Uni.createFrom()
                .item(() -> Target.of(url))
                .chain(target -> admit.of(target)
                        .onFailure(failure -> failure instanceof OutboundRefused refused
                                && OutboundRefused.UNKNOWN_HOST.equals(refused.code()))
                        .recoverWithNull()
                        .replaceWith(target.host()))
                .onFailure(OutboundRefused.class)
                .transform(FetchOutbound::told);
    }

    private Uni<Fetched> follow(Ask ask, Target target, int redirects) {
        return admit.of(target)
                .chain(address -> Exchange.of(client, options(ask, target, address), ask.maxBytes()))
                .chain(answer -> {
                    String location = answer.headers().get("location");
                    return REDIRECTS.contains(answer.status()) && location != null
                            ? again(ask, target, location, redirects)
                            : unpacked(ask, target, answer);
                });
    }

    private Uni<Fetched> again(Ask ask, Target target, String location, int redirects) {
        if (redirects == MOST_REDIRECTS) {
            throw new FetchFailed("too-many-redirects", "跳转超过 5 次", "more than 5 redirects");
        }
        String spelled = new String(location.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return follow(ask, target.redirected(spelled), redirects + 1);
    }

    private static Uni<Fetched> unpacked(Ask ask, Target target, Exchange.Answer answer) {
        return Uni.createFrom()
                .item(answer)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(packed -> new Fetched(
                        packed.status(),
                        target.url(),
                        packed.headers(),
                        Unpacked.of(packed.body(), packed.headers().get("content-encoding"), ask.maxBytes())));
    }

    private static RequestOptions options(Ask ask, Target target, InetAddress address) {
        RequestOptions options = target.at(address)
                .setMethod(HttpMethod.GET)
                .setIdleTimeout(IDLE_MILLIS)
                .putHeader("User-Agent", AGENT)
                .putHeader("Accept-Encoding", "gzip");
        ask.headers().forEach(options::putHeader);
        return options;
    }

    private static FetchFailed told(Throwable failure) {
        if (failure instanceof OutboundRefused refused) {
            return new FetchFailed(refused.code(), refused.zh(), refused.en());
        }
        if (failure instanceof TimeoutException || failure instanceof java.util.concurrent.TimeoutException) {
            return new FetchFailed("too-slow", "超时未答复完", "it took too long");
        }
        if (failure instanceof SSLException) {
            return new FetchFailed("tls", "TLS 握手或证书有误", "the TLS handshake or certificate failed");
        }
        if (failure instanceof ConnectException) {
            return new FetchFailed("unreachable", "无法建立连接", "no connection could be made");
        }
        return new FetchFailed("broken", "连接中断或答复不是合法的 HTTP", "the connection broke or the answer was no HTTP");
    }
}
