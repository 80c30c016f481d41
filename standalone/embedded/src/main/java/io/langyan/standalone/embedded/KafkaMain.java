package io.langyan.standalone.embedded;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Kafka in a JVM of its own: {@code KafkaMain HOME PORT HEALTH_PORT}. {@code GET /health} on the health port answers 200 once the
 * topics are there; SIGTERM stops it cleanly.
 */
public final class KafkaMain {

    /** Kept here, else the level would go with the logger. */
    private static final Logger ROOT = Logger.getLogger("");

    private KafkaMain() {}

    public static void main(String[] arguments) throws IOException {
        sayOnlyWhatMatters();
        Path home = Path.of(arguments[0]);
        EmbeddedKafka kafka = EmbeddedKafka.start(home, Integer.parseInt(arguments[1]));
        HttpServer health = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[2])), 0);
        byte[] body = "{\"status\":\"UP\"}".getBytes(StandardCharsets.UTF_8);
        health.createContext("/health", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        health.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            health.stop(0);
            kafka.close();
        }));
        System.out.println("Kafka is ready on " + kafka.bootstrapServers());
    }

    /** The broker tells thousands of things while it starts, at the price of a second. */
    private static void sayOnlyWhatMatters() {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n");
        ROOT.setLevel(Level.WARNING);
    }
}
