package io.langyan.standalone.launcher.suite;

import io.langyan.standalone.embedded.EmbeddedPostgresServer;
import io.langyan.standalone.embedded.EmbeddedServerException;
import io.langyan.standalone.embedded.KafkaMain;
import io.langyan.standalone.launcher.archive.Archives;
import io.langyan.standalone.launcher.client.Rest;
import io.langyan.standalone.launcher.client.RunningSuite;
import io.langyan.standalone.launcher.gateway.Gateway;
import io.langyan.standalone.launcher.gateway.RouteTable;
import io.langyan.standalone.launcher.home.LangyanHome;
import io.langyan.standalone.launcher.home.Progress;
import io.langyan.standalone.launcher.home.Secrets;
import io.langyan.standalone.launcher.home.UserError;
import io.langyan.standalone.launcher.identity.Keycloak;
import io.langyan.standalone.launcher.process.ChildSpec;
import io.langyan.standalone.launcher.process.Java;
import io.langyan.standalone.launcher.process.JavaProgram;
import io.langyan.standalone.simulators.SimulatorsMain;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Starts everything in the order it needs: PostgreSQL and Kafka first, then sign-in, then the five services side by side, the
 * gateway before them all.
 */
public final class Suite implements AutoCloseable {

    private final LangyanHome home;
    private final SuiteOptions options;
    private final Progress progress;
    private final Secrets secrets;
    private final Archives archives;
    private final Keycloak keycloak;
    private final Supervision supervision;
    private final StartProgram startProgram;
    private final SuitePorts ports;
    private final Map<String, Integer> parts = new HashMap<>();
    private SimulatorAccounts simulators;
    private Gateway gateway;

    public Suite(LangyanHome home, SuiteOptions options, Progress progress) {
        this.home = home;
        this.options = options;
        this.progress = progress;
        this.secrets = new Secrets(home.secrets());
        this.archives = new Archives(home);
        this.keycloak = new Keycloak(home, secrets, archives);
        this.ports = new SuitePorts(options.port());
        this.supervision = new Supervision(home, options, progress);
        this.startProgram = new StartProgram(supervision, archives, progress);
    }

    /** Starts all parts, gives a fresh suite what it needs, and returns when each says it is ready. */
    public void start() {
        requireJars();
        keycloak.prepare(options.origin(), progress);
        int simulatorPort = ports.preferably(8090);
        int keycloakPort = ports.preferably(8180);
        simulators = new SimulatorAccounts(secrets, simulatorPort, ports.preferably(8025));
        ServiceUnit.ALL.forEach(unit -> parts.put(unit.name(), ports.preferably(unit.port())));
        parts.put(RouteTable.IDENTITY, keycloakPort);
        supervision.begin(simulators.url());
        gateway = Gateway.start(options.listen(), options.port(), options.origin(), parts);
        try {
            startParts();
        } catch (CompletionException e) {
            throw e.getCause() instanceof EmbeddedServerException failure
                    ? new UserError(failure.getMessage(), failure)
                    : e.getCause() instanceof UserError error ? error : e;
        }
    }

    /** From now on the suite counts as ready, what ends unasked is started again, and the next start is made shorter. */
    public void announceReady() {
        supervision.ready();
        archives.makeMissing();
    }

    public boolean isStopping() {
        return supervision.isStopping();
    }

    private void startParts() {
        int kafkaPort = ports.preferably(9092);
        CompletableFuture<Void> kafka = startProgram.from(() -> kafka(kafkaPort));
        CompletableFuture<Void> simulated = startProgram.from(this::simulators);
        EmbeddedPostgresServer postgres = startPostgres();
        CompletableFuture<Void> identity =
                startProgram.from(() -> identity(postgres)).thenRun(keycloak::remember);
        ServiceEnvironment environment = new ServiceEnvironment(
                simulators, options.origin(), postgres, "127.0.0.1:" + kafkaPort, parts.get(RouteTable.IDENTITY));
        CompletableFuture<Void> services = kafka.thenCompose(up -> startServices(environment, identity));
        allOrFirstFailure(List.of(kafka, simulated, identity, services)).join();
    }

    private CompletableFuture<Void> startServices(ServiceEnvironment environment, CompletableFuture<Void> identity) {
        List<CompletableFuture<Void>> started = new ArrayList<>();
        for (ServiceUnit unit : ServiceUnit.ALL) {
            CompletableFuture<Void> service = startProgram.from(() -> service(unit, environment));
            started.add(service);
            if (unit.name().equals(FirstSettings.TAKEN_BY)) {
                started.add(service.runAfterBothAsync(identity, this::giveFirstSettings));
            }
        }
        return allOrFirstFailure(started);
    }

    private void giveFirstSettings() {
        new FirstSettings(new Rest(RunningSuite.of(home)), simulators, progress).give();
    }

    /** Who waits for a suite that cannot become ready waits in vain. */
    private static CompletableFuture<Void> allOrFirstFailure(List<CompletableFuture<Void>> all) {
        CompletableFuture<Void> outcome = new CompletableFuture<>();
        all.forEach(each -> each.whenComplete((done, failure) -> {
            if (failure != null) {
                outcome.completeExceptionally(failure);
            }
        }));
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).thenRun(() -> outcome.complete(null));
        return outcome;
    }

    private EmbeddedPostgresServer startPostgres() {
        int port = ports.preferably(5432);
        Part.Database database = Part.Database.start(() -> EmbeddedPostgresServer.start(
                home.programs(), home.postgres(), port, secrets.token("database-postgres")));
        supervision.keep(database);
        EmbeddedPostgresServer server = database.server();
        server.createDatabase(Keycloak.NAME, secrets.token("database-" + Keycloak.NAME));
        for (ServiceUnit unit : ServiceUnit.ALL) {
            server.createDatabase(unit.name(), secrets.token("database-" + unit.name()));
        }
        progress.ready("postgres");
        return server;
    }

    private ChildSpec kafka(int port) {
        int health = ports.preferably(9093);
        JavaProgram program = JavaProgram.own(
                KafkaMain.class.getName(),
                flags(Java.STEADY, "-Xms64m", "-Xmx320m"),
                home.kafka().toString(),
                String.valueOf(port),
                String.valueOf(health));
        return new ChildSpec(
                "kafka",
                archives.command("kafka", program),
                Map.of(),
                home.work("kafka"),
                home.log("kafka"),
                port,
                URI.create("http://127.0.0.1:" + health + "/health"));
    }

    private ChildSpec simulators() {
        JavaProgram program = JavaProgram.own(
                SimulatorsMain.class.getName(), flags(Java.SOON, "-Xmx96m"), String.valueOf(simulators.port()));
        return new ChildSpec(
                "simulators",
                archives.command("simulators", program),
                simulators.forSimulators("http://127.0.0.1:" + parts.get(FirstSettings.TAKEN_BY)),
                home.work("simulators"),
                home.log("simulators"),
                simulators.port(),
                URI.create(simulators.url() + "/sim/health"));
    }

    private ChildSpec identity(EmbeddedPostgresServer postgres) {
        return keycloak.spec(
                options.origin(),
                parts.get(RouteTable.IDENTITY),
                ports.preferably(9180),
                postgres.jdbcUrl(Keycloak.NAME),
                secrets.token("database-" + Keycloak.NAME));
    }

    private ChildSpec service(ServiceUnit unit, ServiceEnvironment environment) {
        int port = parts.get(unit.name());
        int management = ports.preferably(unit.managementPort());
        List<String> flags = flags(unit.flags(), "-Dkafka-streams.state.dir=" + home.streams());
        return new ChildSpec(
                unit.name(),
                archives.command(unit.name(), unit.application(home.root()).program(flags, List.of())),
                environment.of(unit.name(), port, management),
                home.work(unit.name()),
                home.log(unit.name()),
                port,
                URI.create("http://127.0.0.1:" + management + "/q/health/ready"));
    }

    private static List<String> flags(List<String> compiler, String... more) {
        List<String> flags = new ArrayList<>(compiler);
        flags.addAll(List.of(more));
        return flags;
    }

    private void requireJars() {
        for (ServiceUnit unit : ServiceUnit.ALL) {
            if (!unit.application(home.root()).isBuilt()) {
                throw new UserError("The " + unit.name() + " service is not built: run ./langyan up without"
                        + " LANGYAN_BUILD=never, or mvn package.");
            }
        }
    }

    /** Stops all parts, those first that need the others. */
    @Override
    public void close() {
        archives.close();
        supervision.stopAll();
        if (gateway != null) {
            gateway.close();
        }
    }
}
