package io.langyan.grading.backtest.job;

import io.langyan.events.rest.LargeBodies;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.OptionalLong;

/** The observations of a backtest go to disk, so they may be as large as the server takes; a backtest asked for in JSON may not. */
@ApplicationScoped
class BacktestFiles implements LargeBodies {

    @Override
    public OptionalLong largest(HttpServerRequest request, String path) {
        boolean uploads = request.method().equals(HttpMethod.POST)
                && LargeBodies.at("/api/backtests", path)
                && isForm(request.getHeader(HttpHeaders.CONTENT_TYPE));
        return uploads ? AS_THE_SERVER : OptionalLong.empty();
    }

    private static boolean isForm(String contentType) {
        return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }
}
