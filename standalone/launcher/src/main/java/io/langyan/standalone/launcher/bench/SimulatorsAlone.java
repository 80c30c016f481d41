package io.langyan.standalone.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.langyan.standalone.embedded.Ports;
import io.langyan.standalone.launcher.home.LangyanHome;
import io.langyan.standalone.launcher.process.Child;
import io.langyan.standalone.launcher.process.ChildSpec;
import io.langyan.standalone.launcher.process.JavaProgram;
import io.langyan.standalone.simulators.SimulatorsMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The simulated providers, in a process of their own, and what their phones show. */
final class SimulatorsAlone implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration START = Duration.ofMinutes(1);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final int port = Ports.free();
    private final Child child;

    /** Something that arrived on a phone or at a receiver. */
    record Shown(String text, Instant receivedAt) {}

    /** @param accounts what {@link io.langyan.standalone.simulators.SimulatorSettings} reads */
    SimulatorsAlone(LangyanHome home, Map<String, String> accounts) {
        JavaProgram program =
                JavaProgram.own(SimulatorsMain.class.getName(), List.of("-Xmx256m"), String.valueOf(port));
        child = Child.start(
                new ChildSpec(
                        "simulators-alone",
                        program.command(),
                        accounts,
                        home.work("simulators-alone"),
                        home.log("simulators-alone"),
                        port,
                        URI.create(url() + "/sim/health")),
                home);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "simulators-alone-end"));
        child.ready(START).join();
    }

    /** Host and port. */
    String place() {
        return "127.0.0.1:" + port;
    }

    String url() {
        return "http://" + place();
    }

    /** How often they were called: asked cheaply, for whoever waits. */
    long calls() {
        long calls = 0;
        for (JsonNode channel : get("/sim/health").path("calls")) {
            for (JsonNode result : channel) {
                calls += result.asLong();
            }
        }
        return calls;
    }

    /** All that came since then, at most the last 20 000. */
    List<Shown> shown(Instant since) {
        List<Shown> shown = new ArrayList<>();
        for (JsonNode item : get("/sim/messages?since=" + URLEncoder.encode(since.toString(), StandardCharsets.UTF_8))
                .path("items")) {
            shown.add(new Shown(
                    item.path("text").asText(),
                    Instant.parse(item.path("receivedAt").asText())));
        }
        return shown;
    }

    private JsonNode get(String path) {
        try {
            return JSON.readTree(URI.create(url() + path).toURL());
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        }
    }

    @Override
    public void close() {
        child.stop(STOP);
    }
}
