package io.langyan.standalone.launcher.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.langyan.standalone.launcher.home.UserError;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Plain JSON over the suite's one origin, as any of its demo users or machines. */
public final class Rest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TOKEN_USED_FOR = Duration.ofMinutes(20);

    private final Suite suite;
    private final Map<String, Signed> tokens = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** What came back: a status below 400 and the body, an empty object where there was none. */
    public record Answer(int status, JsonNode body) {}

    private record Signed(String token, Instant at) {}

    public Rest(Suite suite) {
        this.suite = suite;
    }

    public JsonNode get(String user, String path) {
        return answer(request(user, at(path)).GET()).body();
    }

    public JsonNode post(String user, String path, Object body) {
        return post(user, path, "application/json", bytes(body)).body();
    }

    public Answer post(String user, String path, String contentType, byte[] body) {
        return answer(request(user, at(path))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    public JsonNode put(String user, String path, Object body) {
        return answer(request(user, at(path))
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes(body))))
                .body();
    }

    /** The same thing written in another form, such as {@code text/markdown}. */
    public String text(String user, String path, String mediaType) {
        HttpRequest request =
                request(user, at(path)).setHeader("Accept", mediaType).GET().build();
        HttpResponse<String> response = send(request);
        if (response.statusCode() >= 400) {
            throw new Refused(response.statusCode(), request.uri().getPath() + " answers " + response.statusCode());
        }
        return response.body();
    }

    /** Sends a form that needs no sign-in, as a phone's browser does. */
    public void form(String path, String fields) {
        HttpRequest request = HttpRequest.newBuilder(at(path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields))
                .build();
        HttpResponse<String> response = send(request);
        if (response.statusCode() >= 400) {
            throw new Refused(response.statusCode(), path + " answers " + response.statusCode());
        }
    }

    /** A page that needs no sign-in, such as the link in a push. */
    public HttpResponse<String> anonymous(String method, URI page) {
        return send(HttpRequest.newBuilder(page)
                .timeout(Duration.ofSeconds(30))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
    }

    /** What arrived on the simulated phones since then. */
    public JsonNode messagesSince(Instant since) {
        JsonNode messages = answer(HttpRequest.newBuilder(URI.create(suite.simulators() + "/sim/messages?since="
                                + URLEncoder.encode(since.toString(), StandardCharsets.UTF_8)))
                        .timeout(Duration.ofSeconds(10)))
                .body();
        return messages.isArray() ? messages : messages.path("items");
    }

    /** Orders a fault of a simulated provider, as {@code POST /sim/faults} takes it. */
    public void order(Map<String, Object> fault) {
        answer(HttpRequest.newBuilder(URI.create(suite.simulators() + "/sim/faults"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes(fault))));
    }

    private URI at(String path) {
        return URI.create(suite.url() + path);
    }

    private HttpRequest.Builder request(String user, URI uri) {
        return HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "application/json")
                .header("Accept-Language", "en")
                .header("Authorization", "Bearer " + token(user));
    }

    private String token(String user) {
        return tokens.compute(
                        user,
                        (name, known) ->
                                known != null && known.at().plus(TOKEN_USED_FOR).isAfter(Instant.now())
                                        ? known
                                        : new Signed(suite.token(name), Instant.now()))
                .token();
    }

    private Answer answer(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        HttpResponse<String> response = send(request);
        JsonNode body = json(response.body());
        if (response.statusCode() >= 400) {
            throw new Refused(
                    response.statusCode(),
                    "%s %s answers %d %s"
                            .formatted(
                                    request.method(),
                                    request.uri().getPath(),
                                    response.statusCode(),
                                    body.path("detail").asText(response.body())));
        }
        return new Answer(response.statusCode(), body);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UserError(request.method() + " " + request.uri() + " is not answered: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("Interrupted at " + request.method() + " " + request.uri(), e);
        }
    }

    private static JsonNode json(String text) {
        try {
            JsonNode read = JSON.readTree(text);
            return read == null || read.isMissingNode() ? JSON.createObjectNode() : read;
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }

    private static byte[] bytes(Object body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
