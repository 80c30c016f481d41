package io.langyan.monitoring;

import io.langyan.events.rest.LargeBodies;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalLong;

/** The server's limit is that of an import, whose files go to disk; what is read as a stream counts for itself. */
@ApplicationScoped
class LargerBodies implements LargeBodies {

    /** A report may bring a photo; its own limit is behind this one. */
    private static final OptionalLong OF_A_REPORT = OptionalLong.of(32L << 20);

    @Override
    public OptionalLong largest(HttpServerRequest request, String path) {
        if (isCounted(request.method(), path)) {
            return AS_THE_SERVER;
        }
        return LargeBodies.at("/p/report", path) ? OF_A_REPORT : OptionalLong.empty();
    }

    /** Uploads go to disk up to the server's limit; posted mentions and webhooks are counted as they are read. */
    static boolean isCounted(HttpMethod method, String path) {
        return LargeBodies.at("/api/imports", path)
                || method.equals(HttpMethod.POST) && LargeBodies.at("/api/mentions", path)
                || LargeBodies.at("/api/evidence", path)
                || path.startsWith("/p/hook/");
    }
}
