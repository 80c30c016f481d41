package io.langyan.standalone.launcher.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.langyan.standalone.launcher.home.LangyanHome;
import io.langyan.standalone.launcher.home.RunFile;
import io.langyan.standalone.launcher.home.Secrets;
import io.langyan.standalone.launcher.home.UserError;
import io.langyan.standalone.launcher.identity.DemoUser;
import io.langyan.standalone.launcher.identity.Realm;
import io.langyan.standalone.launcher.process.ProcessId;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The suite that runs now, as a client sees it. */
public final class RunningSuite implements Suite {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LangyanHome home;
    private final RunFile run;
    private final Secrets secrets;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private RunningSuite(LangyanHome home, RunFile run) {
        this.home = home;
        this.run = run;
        this.secrets = new Secrets(home.secrets());
    }

    /** @throws UserError when none runs */
    public static RunningSuite of(LangyanHome home) {
        RunFile run = RunFile.read(home)
                .filter(RunningSuite::isAlive)
                .orElseThrow(() -> new UserError("Langyan is not running here: start it with ./langyan up."));
        return new RunningSuite(home, run);
    }

    public static boolean isAlive(RunFile run) {
        RunFile.Entry launcher = run.launcher();
        return new ProcessId(launcher.pid(), launcher.startTicks(), launcher.boot()).isAlive();
    }

    /** The gateway at its own port: the origin may be a name that this machine cannot reach. */
    @Override
    public URI url() {
        return URI.create("http://" + URI.create(run.launcher().probe()).getAuthority());
    }

    /** What users type. */
    public String origin() {
        return run.url();
    }

    @Override
    public URI simulators() {
        return URI.create(run.simulators());
    }

    @Override
    public Path home() {
        return home.directory();
    }

    /** Host and port of its Kafka. */
    public String kafka() {
        return processes().stream()
                .filter(process -> process.name().equals("kafka"))
                .map(process -> "127.0.0.1:" + process.port())
                .findFirst()
                .orElseThrow(() -> new UserError("The suite that runs here has no Kafka: start it with ./langyan up."));
    }

    /** The processes of the suite, the launcher (which is the gateway) first. */
    public List<RunFile.Entry> processes() {
        return run.processes();
    }

    /**
     * A fresh bearer token, good for an hour.
     *
     * @param user a demo user, or a machine: ingest, app
     */
    @Override
    public String token(String user) {
        if (Realm.MACHINES.contains(user)) {
            return token(Map.of(
                    "grant_type", "client_credentials",
                    "client_id", Realm.clientOf(user),
                    "client_secret", Realm.secretOf(user, secrets)));
        }
        DemoUser known = DemoUser.named(user)
                .orElseThrow(() -> new UserError("There is no demo user " + user
                        + ": viewer analyst publisher legal commander admin, or the machines ingest and app."));
        return token(Map.of(
                "grant_type",
                "password",
                "client_id",
                Realm.CLI_CLIENT,
                "scope",
                "openid",
                "username",
                known.userName(),
                "password",
                Realm.demoPassword(secrets)));
    }

    private String token(Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(url() + "/auth/realms/" + Realm.NAME + "/protocol/openid-connect/token"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode answer = JSON.readTree(response.body());
            if (response.statusCode() != 200) {
                throw new UserError("Sign-in answers " + response.statusCode() + ": "
                        + answer.path("error_description")
                                .asText(answer.path("detail").asText()));
            }
            return answer.get("access_token").asText();
        } catch (IOException e) {
            throw new UserError("Sign-in does not answer at " + request.uri() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("Interrupted while signing in.", e);
        }
    }
}
