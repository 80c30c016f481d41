package io.langyan.events.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refusals that happen before or beside the REST layer: a body announced as too large, a form without boundary, a path nobody serves. */
@ApplicationScoped
class Edge {

    /** Before the server's own check, which answers without a body. */
    private static final int FIRST = 10_000;

    /** After the server has set its own limit on what it reads, before anything is read. */
    private static final int LAST = 1;

    private final BodyLimits limits;
    private final ObjectMapper json;

    Edge(BodyLimits limits, ObjectMapper json) {
        this.limits = limits;
        this.json = json;
    }

    void guard(@Observes Filters filters) {
        filters.register(this::refuse, FIRST);
        filters.register(limits::bound, LAST);
    }

    void catchRest(@Observes Router router) {
        router.route("/api/*").order(Integer.MAX_VALUE).handler(this::notFound);
    }

    private void refuse(RoutingContext exchange) {
        if (limits.isOver(exchange)) {
            exchange.response().putHeader(HttpHeaders.CONNECTION, "close");
            answer(exchange, limits.refusal(exchange));
        } else if (FormFailures.isBoundless(exchange.request().getHeader(HttpHeaders.CONTENT_TYPE))) {
            answer(exchange, FormFailures.MALFORMED);
        } else {
            exchange.next();
        }
    }

    private void notFound(RoutingContext exchange) {
        answer(exchange, Problem.notFound("not-found", "没有这个地址或对象。", "There is no such thing."));
    }

    private void answer(RoutingContext exchange, Problem problem) {
        Language language = Language.of(exchange.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        try {
            exchange.response()
                    .setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, ProblemBody.MEDIA_TYPE)
                    .putHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                    .end(json.writeValueAsString(ProblemBody.of(problem, language)));
        } catch (JsonProcessingException e) {
            exchange.fail(e);
        }
    }
}
