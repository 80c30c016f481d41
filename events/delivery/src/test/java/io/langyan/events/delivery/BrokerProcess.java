package io.langyan.events.delivery;

import static org.awaitility.Awaitility.await;

import io.langyan.standalone.embedded.KafkaMain;
import io.langyan.standalone.embedded.Ports;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** A Kafka broker in a JVM of its own, which can be killed as a machine kills it and come back on what it had written. */
final class BrokerProcess {

    private BrokerProcess() {}

    /** Where it keeps its data and listens; the same after it was killed. */
    record Place(Path home, int port, int healthPort) {

        String servers() {
            return "127.0.0.1:" + port;
        }
    }

    static Place place(Path home) {
        return new Place(home, Ports.free(), Ports.free());
    }

    /** Returns when the broker has its topics. */
    static Process start(Place place, Path log) throws IOException {
        Process broker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KafkaMain.class.getName(),
                        place.home().toString(),
                        String.valueOf(place.port()),
                        String.valueOf(place.healthPort()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        await().atMost(Duration.ofSeconds(90)).until(() -> !broker.isAlive() || isUp(place));
        return broker;
    }

    private static boolean isUp(Place place) {
        try {
            HttpURLConnection health =
                    (HttpURLConnection) URI.create("http://127.0.0.1:" + place.healthPort() + "/health")
                            .toURL()
                            .openConnection();
            return health.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
