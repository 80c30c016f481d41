package io.langyan.events.rest;

import io.quarkus.arc.All;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How large a body may be. The server's own limit is that of the largest file, which goes to disk; other bodies are held in memory, so they stay
 * small ({@code langyan.rest.max-body}, 8 MiB) unless {@link LargeBodies} says otherwise.
 */
@ApplicationScoped
class BodyLimits {

    /** Where the server looks how much it may read of a request that did not announce its length. */
    private static final String OF_REQUEST = "io.quarkus.max-request-size";

    private final long largest;
    private final long inMemory;
    private final List<LargeBodies> larger;

    BodyLimits(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") Optional<MemorySize> largest,
            @ConfigProperty(name = "langyan.rest.max-body", defaultValue = "8M") MemorySize inMemory,
            @All List<LargeBodies> larger) {
        this.largest = largest.map(MemorySize::asLongValue).orElse(Long.MAX_VALUE);
        this.inMemory = inMemory.asLongValue();
        this.larger = larger;
    }

    /** Bytes the body of this request may have. */
    long of(RoutingContext exchange) {
        long allowed = larger.stream()
                .map(known -> known.largest(exchange.request(), exchange.normalizedPath()))
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .findFirst()
                .orElse(inMemory);
        return Math.min(allowed, largest);
    }

    boolean isOver(RoutingContext exchange) {
        return announced(exchange) > of(exchange);
    }

    /** Lets the server stop reading where this request's limit is, not at the largest of all. */
    void bound(RoutingContext exchange) {
        exchange.put(OF_REQUEST, of(exchange));
        exchange.next();
    }

    Problem refusal(RoutingContext exchange) {
        long limit = of(exchange);
        return Problem.tooLarge(
                        "body-too-large",
                        "请求体过大，上限为 " + limit + " 字节。",
                        "The body is larger than the " + limit + " bytes allowed here.")
                .with("limit", limit);
    }

    private static long announced(RoutingContext exchange) {
        String length = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
