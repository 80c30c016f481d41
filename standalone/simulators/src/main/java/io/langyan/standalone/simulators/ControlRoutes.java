package io.langyan.standalone.simulators;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.langyan.standalone.simulators.exchange.Json;
import io.langyan.standalone.simulators.fault.Fault;
import io.langyan.standalone.simulators.fault.Faults;
import io.langyan.standalone.simulators.phone.Phones;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** {@code /sim/messages}, {@code /sim/faults}, {@code /sim/health}, and the phones as a page at {@code /}. */
final class ControlRoutes {

    private final Phones phones;
    private final Faults faults;
    private final Tally tally;

    ControlRoutes(Phones phones, Faults faults, Tally tally) {
        this.phones = phones;
        this.faults = faults;
        this.tally = tally;
    }

    void mount(Router router) {
        router.get("/").handler(ControlRoutes::page);
        router.get("/sim/health")
                .handler(context -> answer(context, 200, Map.of("status", "UP", "calls", tally.byChannel())));
        router.get("/sim/messages").handler(this::messages);
        router.delete("/sim/messages").handler(this::forget);
        router.get("/sim/faults").handler(context -> answer(context, 200, Map.of("items", faults.pending())));
        router.post("/sim/faults").handler(this::order);
        router.delete("/sim/faults").handler(this::mend);
    }

    private void messages(RoutingContext context) {
        try {
            Optional<Instant> since = Optional.ofNullable(context.queryParams().get("since"))
                    .map(text -> OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
            Map<String, Object> list = new HashMap<>();
            list.put(
                    "items", phones.of(Optional.ofNullable(context.queryParams().get("channel")), since));
            list.put("next", null);
            answer(context, 200, list);
        } catch (DateTimeException unreadable) {
            problem(context, "since must be an ISO-8601 time with offset");
        }
    }

    private void forget(RoutingContext context) {
        phones.clear();
        tally.clear();
        context.response().setStatusCode(204).end();
    }

    private void order(RoutingContext context) {
        try {
            Buffer body = context.body().buffer();
            faults.order(Json.MAPPER.readValue(body == null ? new byte[0] : body.getBytes(), Fault.class));
            answer(context, 202, Map.of("items", faults.pending()));
        } catch (UnrecognizedPropertyException unknown) {
            problem(
                    context,
                    unknown.getPropertyName() + " is not known; there are "
                            + new TreeSet<>(unknown.getKnownPropertyIds()));
        } catch (InvalidFormatException unfit) {
            problem(context, unfit.getPath().get(0).getFieldName() + " cannot be " + unfit.getValue() + among(unfit));
        } catch (IOException unreadable) {
            Throwable why = unreadable.getCause() == null ? unreadable : unreadable.getCause();
            problem(
                    context,
                    why instanceof JsonProcessingException json ? json.getOriginalMessage() : why.getMessage());
        } catch (IllegalArgumentException unknown) {
            problem(context, unknown.getMessage());
        }
    }

    private void mend(RoutingContext context) {
        faults.clear();
        context.response().setStatusCode(204).end();
    }

    private static String among(InvalidFormatException unfit) {
        Object[] known = unfit.getTargetType().getEnumConstants();
        return known == null ? "" : "; it is one of " + List.of(known);
    }

    private static void problem(RoutingContext context, String detail) {
        context.response().putHeader("content-type", "application/problem+json");
        answer(
                context,
                400,
                Map.of(
                        "type",
                        "https://langyan.io/problems/bad-request",
                        "title",
                        "Bad request",
                        "status",
                        400,
                        "detail",
                        detail));
    }

    private static void answer(RoutingContext context, int status, Object body) {
        if (!context.response().headers().contains("content-type")) {
            context.response().putHeader("content-type", "application/json; charset=utf-8");
        }
        try {
            context.response().setStatusCode(status).end(Buffer.buffer(Json.MAPPER.writeValueAsBytes(body)));
        } catch (JsonProcessingException broken) {
            context.fail(broken);
        }
    }

    private static void page(RoutingContext context) {
        try (InputStream page = ControlRoutes.class.getResourceAsStream("phones.html")) {
            context.response()
                    .putHeader("content-type", "text/html; charset=utf-8")
                    .end(Buffer.buffer(page.readAllBytes()));
        } catch (IOException broken) {
            context.fail(broken);
        }
    }
}
