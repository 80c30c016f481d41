package io.langyan.events.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.langyan.standalone.embedded.test.RealServers;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The relay under what can happen to it, beside a real PostgreSQL and a real Kafka. */
class RelayTest {

    private static final String TOPIC = "pushes";
    private static final int KEYS = 7;

    /** A stopped holder stays so at least this long: {@code -Dlangyan.stop.seconds=30} for the whole promise. */
    private static final Duration STOPPED = Duration.ofSeconds(Long.getLong("langyan.stop.seconds", 6));

    @TempDir
    Path logs;

    private final String schema =
            "relay_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    private final Map<String, String> servers = new RealServers().start();
    private final Vertx vertx = Vertx.vertx();
    private final List<Relay> relays = new ArrayList<>();
    private final List<Process> processes = new ArrayList<>();
    private Connection database;
    private Pool pool;

    @BeforeEach
    void freshOutbox() throws SQLException, IOException {
        database = DriverManager.getConnection(
                servers.get("quarkus.datasource.jdbc.url") + "?currentSchema=" + schema,
                servers.get("quarkus.datasource.username"),
                servers.get("quarkus.datasource.password"));
        execute("create schema " + schema);
        try (InputStream script = getClass().getResourceAsStream("/db/delivery/V0_1__delivery.sql")) {
            execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        pool = setting("10s", "200ms").pool(vertx);
    }

    @AfterEach
    void stopAll() throws Exception {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
        for (Relay relay : relays) {
            relay.stop(null);
        }
        pool.close().await().atMost(Duration.ofSeconds(10));
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        execute("drop schema " + schema + " cascade");
        database.close();
    }

    @Test
    void aRelayKilledBetweenSendingAndMarkingSendsAgainUnderTheSameId() throws Exception {
        // Given
        insert(0, 50);
        Process mortal = process(RelayProcess.start(setting("2s", "100ms"), "mortal", 20, log("mortal")));
        assertThat(mortal.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(mortal.exitValue()).isEqualTo(137);
        assertThat(unsent()).isEqualTo(50);
        List<ConsumerRecord<String, byte[]>> before = sent();
        assertThat(before).hasSizeGreaterThanOrEqualTo(20);
        // When
        start("successor", setting("2s", "100ms"));
        // Then
        patiently().until(() -> unsent() == 0);
        assertThat(sent()).hasSize(before.size() + 50);
        assertThat(idsOf(sent())).hasSize(50);
        assertFirstAppearancesInOrder(50);
    }

    @Test
    void aStoppedHolderIsSupersededAndFencedWhenItWakes() throws Exception {
        // Given
        Process first = process(RelayProcess.start(setting("2s", "100ms"), "first", 0, log("first")));
        patiently().until(() -> holder().startsWith("first/"));
        insert(0, 20_000);
        await().pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(60))
                .until(() -> unsent() < 19_500);
        // When
        signal(first, "STOP");
        long stoppedAt = System.nanoTime();
        int left = unsent();
        insert(20_000, 500);
        Process second = process(RelayProcess.start(setting("2s", "100ms"), "second", 0, log("second")));
        patiently().until(() -> holder().startsWith("second/") && unsent() == 0);
        await().atMost(Duration.ofMinutes(2)).until(() -> System.nanoTime() - stoppedAt > STOPPED.toNanos());
        signal(first, "CONT");
        insert(20_500, 500);
        // Then
        patiently().until(() -> unsent() == 0);
        assertThat(holder()).startsWith("second/");
        assertThat(epoch()).isEqualTo(2);
        assertThat(idsOf(sent())).hasSize(21_000);
        assertFirstAppearancesInOrder(21_000);
        // And the awakened one waits for its turn like any other.
        second.destroyForcibly().waitFor();
        insert(21_000, 500);
        patiently().until(() -> unsent() == 0);
        assertThat(holder()).startsWith("first/");
        assertThat(epoch()).isEqualTo(3);
        assertFirstAppearancesInOrder(21_500);
    }

    @Test
    void theMarksOfASupersededHolderHaveNoEffect() throws Exception {
        // Given
        insert(0, 3);
        try (Unsent superseded = Unsent.open(pool, () -> {});
                Unsent successor = Unsent.open(pool, () -> {})) {
            long oldEpoch = superseded.take("old", Duration.ofSeconds(10)).getAsLong();
            List<Long> seqs = superseded.next(10).stream().map(Unsent.Line::seq).toList();
            execute("update outbox_lease set expires_at = '-infinity'");
            // When
            long newEpoch = successor.take("new", Duration.ofSeconds(10)).getAsLong();
            // Then
            assertThat(newEpoch).isGreaterThan(oldEpoch);
            assertThat(superseded.mark(oldEpoch, seqs)).isFalse();
            assertThat(unsent()).isEqualTo(3);
            assertThat(superseded.renew(oldEpoch, Duration.ofSeconds(10))).isFalse();
            assertThat(successor.mark(newEpoch, seqs)).isTrue();
            assertThat(unsent()).isZero();
        }
    }

    @Test
    void aLeaseIsTakenOnlyWhenItRanOutOrWasGivenUp() throws Exception {
        // Given
        try (Unsent one = Unsent.open(pool, () -> {});
                Unsent other = Unsent.open(pool, () -> {})) {
            long epoch = one.take("one", Duration.ofSeconds(10)).getAsLong();
            assertThat(other.take("other", Duration.ofSeconds(10))).isEmpty();
            // When
            one.release(epoch);
            // Then
            assertThat(other.take("other", Duration.ofSeconds(10))).hasValue(epoch + 1);
        }
    }

    @Test
    void aRowCommittedLateIsNotSkipped() throws Exception {
        // Given
        start("only", setting("10s", "100ms"));
        try (Connection slow = DriverManager.getConnection(
                servers.get("quarkus.datasource.jdbc.url") + "?currentSchema=" + schema,
                servers.get("quarkus.datasource.username"),
                servers.get("quarkus.datasource.password"))) {
            slow.setAutoCommit(false);
            insert(slow, 0, 1);
            insert(1, 1);
            patiently().until(() -> sent().size() == 1);
            // When
            slow.commit();
        }
        // Then
        patiently().until(() -> idsOf(sent()).size() == 2);
        patiently().until(() -> unsent() == 0);
    }

    @Test
    void notificationsArriveAgainAfterTheConnectionWasLost() throws Exception {
        // Given
        start("listening", setting("10s", "10m"));
        patiently().until(() -> holder().startsWith("listening/"));
        insert(0, 1);
        patiently().until(() -> unsent() == 0);
        // When
        execute("update outbox_lease set expires_at = '-infinity'");
        execute("select pg_terminate_backend(pid) from pg_stat_activity where application_name = '" + schema + "'");
        patiently().until(() -> epoch() == 2 && listening());
        insert(1, 1);
        // Then
        await().atMost(Duration.ofSeconds(5)).until(() -> unsent() == 0);
        assertThat(idsOf(sent())).hasSize(2);
    }

    @Test
    void whileTheBrokerIsGoneRowsWaitAndThenArriveInOrder() throws Exception {
        // Given
        BrokerProcess.Place place = BrokerProcess.place(logs.resolve("kafka"));
        Process broker = process(BrokerProcess.start(place, log("broker")));
        start("patient", beside(place));
        insert(0, 100);
        untilSent(log("broker"));
        // When
        broker.destroyForcibly().waitFor();
        insert(100, 300);
        long since = System.nanoTime();
        patiently()
                .until(() -> System.nanoTime() - since > Duration.ofSeconds(8).toNanos());
        assertThat(unsent()).isEqualTo(300);
        assertThat(epoch()).isEqualTo(1);
        process(BrokerProcess.start(place, log("broker-again")));
        // Then
        untilSent(log("broker-again"));
        assertThat(epoch()).isEqualTo(1);
        List<ConsumerRecord<String, byte[]>> sent = sent(place.servers());
        assertThat(idsOf(sent)).hasSize(400);
        assertFirstAppearancesInOrder(sent, 400);
    }

    @Test
    void aHolderThatLeavesHandsOverAtOnce() throws Exception {
        // Given
        Relay leaving = start("leaving", setting("10m", "100ms"));
        patiently().until(() -> holder().startsWith("leaving/"));
        // When
        leaving.stop(null);
        insert(0, 10);
        start("next", setting("10m", "100ms"));
        // Then
        patiently().until(() -> unsent() == 0);
        assertThat(holder()).startsWith("next/");
    }

    private RelayProcess.Setting setting(String lease, String poll) {
        return new RelayProcess.Setting(
                servers.get("quarkus.datasource.reactive.url"),
                servers.get("quarkus.datasource.username"),
                servers.get("quarkus.datasource.password"),
                schema,
                servers.get("kafka.bootstrap.servers"),
                lease,
                poll);
    }

    /** A relay that tells its rows to a broker of its own. */
    private RelayProcess.Setting beside(BrokerProcess.Place broker) {
        RelayProcess.Setting shared = setting("3s", "100ms");
        return new RelayProcess.Setting(
                shared.databaseUri(),
                shared.user(),
                shared.password(),
                shared.schema(),
                broker.servers(),
                shared.lease(),
                shared.poll());
    }

    /** When it does not happen, what the relay was doing and what the broker said tell why. */
    private void untilSent(Path brokerLog) throws IOException {
        try {
            patiently().until(() -> unsent() == 0);
        } catch (ConditionTimeoutException e) {
            List<String> said = Files.readAllLines(brokerLog);
            throw new AssertionError(
                    "%d rows unsent, held by %s; relay %s; broker: %s"
                            .formatted(
                                    unsent(),
                                    holder(),
                                    whereTheRelayIs(),
                                    said.subList(Math.max(0, said.size() - 15), said.size())),
                    e);
        }
    }

    private static List<String> whereTheRelayIs() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().equals("outbox-relay"))
                .map(thread -> Arrays.toString(thread.getValue()))
                .toList();
    }

    private Relay start(String source, RelayProcess.Setting setting) {
        Relay relay = setting.relay(pool, source, setting.producers());
        relays.add(relay);
        relay.start(null);
        return relay;
    }

    private Process process(Process process) {
        processes.add(process);
        return process;
    }

    private Path log(String name) {
        return logs.resolve(name + ".log");
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** Rows of several aggregates; the payload is the row's number. */
    private void insert(int from, int count) throws SQLException {
        insert(database, from, count);
    }

    private void insert(Connection connection, int from, int count) throws SQLException {
        String sql =
                """
                insert into outbox (id, topic, record_key, type, source, occurred_at, brand, payload)
                select gen_random_uuid(), ?, ? || n % ?, 'pushed', 'test', now(), 'brand', convert_to(n::text, 'UTF8')
                  from generate_series(?, ?) n
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, TOPIC);
            statement.setString(2, schema + "-");
            statement.setInt(3, KEYS);
            statement.setInt(4, from);
            statement.setInt(5, from + count - 1);
            statement.executeUpdate();
        }
    }

    private List<ConsumerRecord<String, byte[]>> sent() {
        return sent(servers.get("kafka.bootstrap.servers"));
    }

    private List<ConsumerRecord<String, byte[]>> sent(String kafka) {
        return Topics.read(
                kafka, TOPIC, record -> record.key() != null && record.key().startsWith(schema));
    }

    private static Set<String> idsOf(List<ConsumerRecord<String, byte[]>> records) {
        Set<String> ids = new HashSet<>();
        records.forEach(record -> ids.add(EventCodec.text(record.headers(), EventCodec.ID)));
        return ids;
    }

    private void assertFirstAppearancesInOrder(int count) {
        assertFirstAppearancesInOrder(sent(), count);
    }

    private static void assertFirstAppearancesInOrder(List<ConsumerRecord<String, byte[]>> records, int count) {
        Set<String> seen = new HashSet<>();
        Map<String, List<Integer>> byKey = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            if (seen.add(EventCodec.text(record.headers(), EventCodec.ID))) {
                byKey.computeIfAbsent(record.key(), key -> new ArrayList<>())
                        .add(Integer.valueOf(new String(record.value(), StandardCharsets.UTF_8)));
            }
        }
        assertThat(seen).hasSize(count);
        assertThat(byKey).hasSize(KEYS).allSatisfy((key, numbers) -> assertThat(numbers)
                .isSorted());
    }

    private int unsent() {
        return number("select count(*) from outbox");
    }

    private int epoch() {
        return number("select epoch from outbox_lease");
    }

    private boolean listening() {
        return number("select count(*) from pg_stat_activity where application_name = '" + schema
                                + "' and query = 'listen outbox'")
                        > 0
                || number("select count(*) from pg_stat_activity where application_name = '" + schema
                                + "' and state = 'idle' and query like '%from outbox%'")
                        > 0;
    }

    private String holder() {
        return ask("select holder from outbox_lease");
    }

    private int number(String sql) {
        return Integer.parseInt(ask(sql));
    }

    private String ask(String sql) {
        try (Statement statement = database.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(60));
    }
}
