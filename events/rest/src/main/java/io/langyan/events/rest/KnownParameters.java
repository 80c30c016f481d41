package io.langyan.events.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a query parameter that the endpoint does not know: a filter with a slip in its name would answer with everything, as if nothing had been
 * asked. Pages for people ({@code /p/}) take what links gather on their way.
 */
class KnownParameters {

    private static final String API = "/api/";
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,9}");

    private final Map<Method, SortedMap<String, Class<?>>> known = new ConcurrentHashMap<>();

    /** Quarkus makes the methods known to a native image because they are asked for here. */
    @ServerRequestFilter
    void check(ContainerRequestContext request, ResourceInfo resource) {
        MultivaluedMap<String, String> given = request.getUriInfo().getQueryParameters();
        if (given.isEmpty() || !request.getUriInfo().getPath().startsWith(API)) {
            return;
        }
        Map<String, Class<?>> types = known.computeIfAbsent(resource.getResourceMethod(), ParameterNames::of);
        given.forEach((name, values) -> {
            if (!types.containsKey(name)) {
                throw unknown(name, types.keySet());
            }
            values.forEach(value -> readable(name, value, types.get(name)));
        });
    }

    /** What cannot be read would else be answered with 404, as if the list were not there. */
    private static void readable(String name, String value, Class<?> type) {
        if (value.isEmpty()) {
            return;
        }
        if (type == UUID.class && !ID.matcher(value).matches()) {
            throw unreadable(name, "应为 id", "must be an id, as 0193c0de-0000-7000-8000-000000000000");
        }
        if (type == Integer.class && !NUMBER.matcher(value).matches()) {
            throw unreadable(name, "应为整数", "must be a whole number");
        }
    }

    private static Problem unreadable(String name, String chinese, String english) {
        return Problem.badRequest("bad-parameter", name + " " + chinese + "。", name + " " + english + ".")
                .with("parameter", name);
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
