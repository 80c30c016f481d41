package io.langyan.standalone.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.standalone.simulators.exchange.Json;
import io.langyan.standalone.simulators.report.Reporter;
import io.langyan.standalone.simulators.report.Reports;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /sim/reports}: POST saves where a provider is to report, as its console does; GET shows what was sent; DELETE forgets
 * both.
 */
final class ReportRoutes {

    private final Reports reports;
    private final List<Reporter> providers;

    ReportRoutes(Reports reports, List<Reporter> providers) {
        this.reports = reports;
        this.providers = providers;
    }

    void mount(Router router) {
        router.post("/sim/reports").handler(this::save);
        router.get("/sim/reports")
                .handler(context -> answer(context, 200, Json.MAPPER.valueToTree(Map.of("items", reports.sent()))));
        router.delete("/sim/reports").handler(context -> {
            reports.forget();
            context.response().setStatusCode(204).end();
        });
    }

    private void save(RoutingContext context) {
        Buffer body = context.body().buffer();
        JsonNode given =
                Json.object(body == null ? new byte[0] : body.getBytes()).orElse(Json.MAPPER.nullNode());
        String url = given.path("url").asText("");
        Optional<Reporter> provider = providers.stream()
                .filter(each -> each.channel().equals(given.path("channel").asText()))
                .findFirst();
        if (provider.isEmpty() || !url.matches("https?://\\S+")) {
            problem(context, "channel must be one that reports, url an address");
            return;
        }
        reports.save(provider.get(), url)
                .onSuccess(saved -> context.response().setStatusCode(204).end())
                .onFailure(unfit -> problem(context, unfit.getMessage()));
    }

    private static void problem(RoutingContext context, String detail) {
        context.response().putHeader("content-type", "application/problem+json");
        answer(
                context,
                400,
                Json.MAPPER
                        .createObjectNode()
                        .put("type", "https://langyan.io/problems/bad-request")
                        .put("title", "Bad request")
                        .put("status", 400)
                        .put("detail", detail));
    }

    private static void answer(RoutingContext context, int status, JsonNode body) {
        if (!context.response().headers().contains("content-type")) {
            context.response().putHeader("content-type", "application/json; charset=utf-8");
        }
        context.response().setStatusCode(status).end(body.toString());
    }
}
