package io.langyan.standalone.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.standalone.simulators.exchange.Json;
import io.langyan.standalone.simulators.phone.Phones;
import io.langyan.standalone.simulators.wecom.Cards;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code POST /sim/callbacks} saves where an application of WeChat Work is told of pressed buttons, once the address has answered
 * its trial; {@code POST /sim/presses} presses one: {@code task} and {@code key} of a card that was sent, and the {@code user}.
 */
final class CardRoutes {

    private static final long PATIENCE = 5000;
    private static final int TRIES = 3;

    private final HttpClient client;
    private final Cards cards;
    private final Phones phones;

    CardRoutes(Vertx vertx, Cards cards, Phones phones) {
        this.client = vertx.createHttpClient();
        this.cards = cards;
        this.phones = phones;
    }

    void mount(Router router) {
        router.post("/sim/callbacks").handler(this::save);
        router.post("/sim/presses").handler(this::press);
    }

    private record Got(int status, String body) {}

    private void save(RoutingContext context) {
        JsonNode given = body(context);
        Cards.Callback callback = new Cards.Callback(
                given.path("app").asText(""),
                given.path("url").asText(""),
                given.path("token").asText(""),
                given.path("encodingAesKey").asText(""));
        if (!callback.isWhole()) {
            answer(context, 400, Map.of("detail", "app corpid/agentid, url, token, encodingAesKey of 43 characters"));
            return;
        }
        String text = Long.toString(Math.abs(UUID.randomUUID().getMostSignificantBits()));
        call(HttpMethod.GET, cards.trial(callback, text))
                .map(got -> got.status() == 200 && got.body().equals(text))
                .otherwise(false)
                .onSuccess(fit -> {
                    if (fit) {
                        cards.save(callback);
                    }
                    answer(context, fit ? 200 : 400, Map.of("detail", fit ? "saved" : "openapi回调地址请求不通过"));
                });
    }

    private void press(RoutingContext context) {
        JsonNode given = body(context);
        String task = given.path("task").asText("");
        String user = given.path("user").asText("");
        cards.pressed(task, given.path("key").asText(""), user)
                .ifPresentOrElse(
                        told -> attempt(told, 1).onSuccess(got -> {
                            Optional<String> label = label(told, got);
                            label.flatMap(text -> cards.relabelled(task, user, text))
                                    .ifPresent(card -> phones.keep(List.of(card)));
                            answer(context, 200, Map.of("status", got.status(), "label", label.orElse("")));
                        }),
                        () -> answer(context, 404, Map.of("detail", "no such card, or no callback")));
    }

    /** What the answer says that the button becomes for who pressed it. */
    private static Optional<String> label(Cards.Told told, Got got) {
        return got.status() == 200 ? told.callback().label(got.body()) : Optional.empty();
    }

    /** Not answered by 200 within five seconds, it is told again, three times in all. */
    private Future<Got> attempt(Cards.Told told, int number) {
        return call(HttpMethod.POST, told)
                .otherwise(new Got(0, ""))
                .compose(got -> got.status() == 200 || number == TRIES
                        ? Future.succeededFuture(got)
                        : attempt(told, number + 1));
    }

    private Future<Got> call(HttpMethod method, Cards.Told told) {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(told.callback().url() + "?" + told.query())
                .setTimeout(PATIENCE)
                .putHeader("content-type", "text/xml");
        return client.request(options).compose(request -> (method == HttpMethod.GET
                        ? request.send()
                        : request.send(Buffer.buffer(told.body())))
                .compose(response -> response.body().map(body -> new Got(response.statusCode(), body.toString()))));
    }

    private static JsonNode body(RoutingContext context) {
        Buffer body = context.body().buffer();
        return Json.object(body == null ? new byte[0] : body.getBytes()).orElse(Json.MAPPER.nullNode());
    }

    private static void answer(RoutingContext context, int status, Map<String, Object> body) {
        context.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json; charset=utf-8")
                .end(Json.MAPPER.valueToTree(body).toString());
    }
}
