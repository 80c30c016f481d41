package io.langyan.monitoring;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/**
 * The server's limit is that of an import, whose files go to disk. Other bodies are held in memory, so they must say how long they are and stay
 * small; what is read as a stream counts for itself.
 */
@ApplicationScoped
class SmallBodies {

    private static final int BEFORE_REST = 9_000;
    private static final long LARGEST = 8 * 1024 * 1024L;
    /** A report may bring a photo; its own limit is behind this one. */
    private static final Map<String, Long> LARGER = Map.of("/p/report", 32L << 20);

    void guard(@Observes Filters filters) {
        filters.register(SmallBodies::check, BEFORE_REST);
    }

    private static void check(RoutingContext exchange) {
        String path = exchange.normalizedPath();
        if (isCounted(exchange.request().method(), path)) {
            exchange.next();
        } else if (exchange.request().headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            refuse(exchange, 411, "length-required", "请求须带 Content-Length");
        } else if (lengthOf(exchange) > LARGER.getOrDefault(path, LARGEST)) {
            refuse(exchange, 413, "body-too-large", "请求体过大");
        } else {
            exchange.next();
        }
    }

    /** Uploads go to disk up to the server's limit; posted mentions and webhooks are counted as they are read. */
    static boolean isCounted(HttpMethod method, String path) {
        return path.equals("/api/imports")
                || path.equals("/api/imports/")
                || method.equals(HttpMethod.POST) && (path.equals("/api/mentions") || path.equals("/api/mentions/"))
                || path.equals("/api/evidence")
                || path.startsWith("/p/hook/");
    }

    private static long lengthOf(RoutingContext exchange) {
        String length = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }

    private static void refuse(RoutingContext exchange, int status, String kind, String detail) {
        exchange.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end("{\"type\":\"https://langyan.io/problems/%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                        .formatted(kind, kind, status, detail));
    }
}
