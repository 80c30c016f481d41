package io.langyan.standalone.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.standalone.simulators.SimulatorSettings;
import io.langyan.standalone.simulators.Simulators;
import io.langyan.standalone.simulators.exchange.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The simulators with the credentials of one customer, and what they have put on the phones. */
final class Simulated implements AutoCloseable {

    private final Simulators simulators;
    private final HttpClient http = HttpClient.newHttpClient();

    private Simulated(Simulators simulators) {
        this.simulators = simulators;
    }

    /** @param settings without the prefix {@code LANGYAN_SIM_} */
    static Simulated with(Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(Map.of("LANGYAN_SIM_PORT", "0"));
        settings.forEach((name, value) -> environment.put("LANGYAN_SIM_" + name, value));
        return new Simulated(Simulators.start(SimulatorSettings.from(environment)));
    }

    String url() {
        return simulators.url();
    }

    int port() {
        return simulators.port();
    }

    /** Oldest first. */
    List<JsonNode> onThePhones(String channel) {
        List<JsonNode> messages = new ArrayList<>();
        json(exchange(HttpRequest.newBuilder(at("/sim/messages?channel=" + channel))))
                .path("items")
                .forEach(messages::add);
        return messages;
    }

    HttpResponse<String> post(String path, Map<String, String> headers, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path)).POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return exchange(request);
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return Json.MAPPER.readTree(response.body());
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    private URI at(String path) {
        return URI.create(url() + path);
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        simulators.close();
    }
}
