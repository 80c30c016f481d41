package io.langyan.acceptance;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The suite that {@code ./langyan up --detach} started, reached as a user reaches it: one origin, tokens of the launcher. */
final class RunningSuite {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String url;

    private RunningSuite(String url) {
        this.url = url;
    }

    /** Skips the calling test, saying so, unless a suite was named by {@code -Dlangyan.suite=true} and is ready. */
    static RunningSuite orSkip() {
        assumeTrue(
                Boolean.getBoolean("langyan.suite"),
                "SKIPPED: needs a running suite; start one with ./langyan up --detach and pass -Dlangyan.suite=true");
        JsonNode status = parse(run("status", "--json"));
        if (!status.path("ready").asBoolean()) {
            throw new IllegalStateException("the suite is not ready: " + status);
        }
        return new RunningSuite(status.get("url").asText());
    }

    /** A request with the token of a demo user. */
    RequestSpecification as(String user) {
        return anonymous().header("Authorization", "Bearer " + token(user));
    }

    RequestSpecification anonymous() {
        RestAssuredConfig utf8 = RestAssuredConfig.config()
                .encoderConfig(EncoderConfig.encoderConfig()
                        .defaultContentCharset(StandardCharsets.UTF_8)
                        .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT));
        return given().spec(
                        new RequestSpecBuilder().setConfig(utf8).setBaseUri(url).build());
    }

    String token(String user) {
        return run("token", "--user", user).strip();
    }

    JsonNode backtest(Path observations, Path plan) {
        return parse(run("backtest", observations.toString(), "--plan", plan.toString()));
    }

    /** The folder of data for tests beside the project; skips the calling test when it is not there. */
    static Path sharedOrSkip(String file) {
        for (Path up = Checkout.root(); up != null; up = up.getParent()) {
            Path candidate = up.resolve("shared/data").resolve(file);
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        assumeTrue(false, "SKIPPED: shared/data/" + file + " is not beside this checkout");
        throw new IllegalStateException("unreachable");
    }

    private static String run(String... arguments) {
        Path root = Checkout.root();
        List<String> command = new ArrayList<>(List.of(root.resolve("langyan").toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed: " + out);
            }
            return out;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException broken) {
            throw new IllegalStateException(json, broken);
        }
    }
}
