package io.langyan.events.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a query parameter that the endpoint does not know: a filter with a slip in its name would answer with everything, as if nothing had been
 * asked. Pages for people ({@code /p/}) take what links gather on their way.
 */
class KnownParameters {

    private static final String API = "/api/";

    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    /** Quarkus makes the methods known to a native image because they are asked for here. */
    @ServerRequestFilter
    void check(ContainerRequestContext request, ResourceInfo resource) {
        Set<String> given = request.getUriInfo().getQueryParameters().keySet();
        if (given.isEmpty() || !request.getUriInfo().getPath().startsWith(API)) {
            return;
        }
        Set<String> names = known.computeIfAbsent(resource.getResourceMethod(), ParameterNames::of);
        given.stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
            throw unknown(name, names);
        });
    }

    private static Problem unknown(String name, Set<String> known) {
        String shown = ParameterNames.shown(name);
        String all = String.join(", ", known);
        return Problem.badRequest(
                        "unknown-parameter",
                        "未知的查询参数：" + shown + (known.isEmpty() ? "。此处不接受查询参数。" : "。可用：" + all),
                        "There is no query parameter " + shown
                                + (known.isEmpty() ? "; none is taken here." : "; there are " + all))
                .with("parameter", shown)
                .with("known", known);
    }
}
