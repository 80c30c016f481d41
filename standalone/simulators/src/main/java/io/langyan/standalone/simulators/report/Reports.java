package io.langyan.standalone.simulators.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.standalone.simulators.exchange.Answer;
import io.langyan.standalone.simulators.exchange.Json;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sends reports to the addresses that the customer has saved, one for each provider, and again when they are not received. */
public final class Reports {

    private static final Duration PROBE = Duration.ofMillis(700);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int KEPT = 1000;

    private final Vertx vertx;
    private final HttpClient client;
    private final Duration minute;
    private final Map<String, String> addresses = new HashMap<>();
    private final Deque<Sent> sent = new ArrayDeque<>();

    /** @param minute how long the providers' minute lasts between two tries */
    public Reports(Vertx vertx, Duration minute) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient();
        this.minute = minute;
    }

    /**
     * A try to report.
     *
     * @param attempt from 1
     * @param status of the customer's answer, 0 for none
     */
    public record Sent(String channel, int attempt, int status, boolean received, List<JsonNode> elements) {}

    /** Saves the customer's address; fails when the provider tries it first and finds it wanting. */
    public Future<Void> save(Reporter provider, String url) {
        Future<Boolean> fit = provider.probes()
                ? call(HttpMethod.GET, url, PROBE, Buffer.buffer())
                        .map(answer -> provider.received(answer.status(), answer.body()))
                : Future.succeededFuture(true);
        return fit.compose(good -> {
            if (!good) {
                return Future.failedFuture("the address does not answer as it must");
            }
            keep(provider.channel(), url);
            return Future.succeededFuture();
        });
    }

    private synchronized void keep(String channel, String url) {
        addresses.put(channel, url);
    }

    public synchronized void forget() {
        addresses.clear();
        sent.clear();
    }

    public synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** Reports what an answer accepted; completes after the first try. Nobody is told where no address is saved. */
    public Future<Void> of(Reporter provider, Answer answer, Fate fate) {
        List<JsonNode> elements = provider.reports(answer, fate);
        String url = address(provider.channel());
        return url == null || elements.isEmpty() ? Future.succeededFuture() : attempt(provider, url, elements, 1);
    }

    private synchronized String address(String channel) {
        return addresses.get(channel);
    }

    private Future<Void> attempt(Reporter provider, String url, List<JsonNode> elements, int number) {
        Buffer body = Buffer.buffer(Json.MAPPER.valueToTree(elements).toString());
        return call(HttpMethod.POST, url, PATIENCE, body)
                .otherwise(new Got(0, Json.MAPPER.nullNode()))
                .map(answer -> note(provider, answer, elements, number))
                .map(received -> {
                    if (!received && number <= provider.again().size()) {
                        long wait = minute.multipliedBy(provider.again().get(number - 1))
                                .toMillis();
                        vertx.setTimer(Math.max(1, wait), fired -> attempt(provider, url, elements, number + 1));
                    }
                    return null;
                });
    }

    private synchronized boolean note(Reporter provider, Got answer, List<JsonNode> elements, int number) {
        boolean received = provider.received(answer.status(), answer.body());
        sent.addLast(new Sent(provider.channel(), number, answer.status(), received, elements));
        if (sent.size() > KEPT) {
            sent.removeFirst();
        }
        return received;
    }

    private record Got(int status, JsonNode body) {}

    private Future<Got> call(HttpMethod method, String url, Duration patience, Buffer body) {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(url)
                .setTimeout(patience.toMillis())
                .putHeader("content-type", "application/json; charset=utf-8");
        // within the request's own step: attached from another thread, it could come after the body
        return client.request(options)
                .compose(request -> sent(request, method, body).compose(Reports::got));
    }

    private static Future<Got> got(HttpClientResponse response) {
        return response.body()
                .map(answer -> new Got(
                        response.statusCode(), Json.object(answer.getBytes()).orElse(Json.MAPPER.nullNode())));
    }

    private static Future<HttpClientResponse> sent(HttpClientRequest request, HttpMethod method, Buffer body) {
        return method == HttpMethod.GET ? request.send() : request.send(body);
    }
}
