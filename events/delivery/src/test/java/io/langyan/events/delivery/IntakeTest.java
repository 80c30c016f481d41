package io.langyan.events.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.langyan.events.v1.Envelope;
import io.langyan.events.v1.Event;
import io.langyan.events.v1.EventTypes;
import io.langyan.events.v1.StoryCommand;
import io.langyan.standalone.embedded.test.RealServers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class IntakeTest {

    private static final String DEAD_LETTERS = Notes.TOPIC + ".dlt";

    @Inject
    Listener listener;

    @Inject
    DeadLetters deadLetters;

    @Inject
    Inbox inbox;

    @Inject
    Intake intake;

    @Inject
    Pool pool;

    @Inject
    MeterRegistry meters;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String database;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Test
    void anEventDeliveredTwiceIsHandledOnce() {
        // Given
        UUID story = UUID.randomUUID();
        ProducerRecord<String, byte[]> once = record(story, "once");
        // When
        Topics.write(servers, List.of(once, once, once, record(story, "after")));
        // Then
        patiently().until(() -> listener.reasonsOf(story).contains("after"));
        assertThat(listener.reasonsOf(story)).containsExactly("once", "after");
        assertThat(timesHeard(story)).isEqualTo(2);
    }

    @Test
    void theHandlerSeesScopeAndKey() {
        // Given
        UUID story = UUID.randomUUID();
        // When
        Topics.write(servers, List.of(record(story, "scoped")));
        // Then
        patiently().until(() -> listener.handled(story).size() == 1);
        assertThat(listener.handled(story).get(0).scope()).isEqualTo(new Scope("brand", "drill-9", 3));
    }

    @Test
    void aBrokenPayloadIsLaidAsideWithTheReasonAndTheStreamGoesOn() {
        // Given
        UUID story = UUID.randomUUID();
        ProducerRecord<String, byte[]> good = record(story, "good");
        ProducerRecord<String, byte[]> broken = new ProducerRecord<>(
                Notes.TOPIC, null, story.toString(), "{\"story\":".getBytes(StandardCharsets.UTF_8), good.headers());
        // When
        Topics.write(servers, List.of(broken, good));
        // Then
        patiently().until(() -> listener.reasonsOf(story).equals(List.of("good")));
        assertThat(letters(story)).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isEqualTo(broken.value());
            assertThat(EventCodec.text(letter.headers(), DeadLetters.REASON)).startsWith("payload: ");
            assertThat(EventCodec.text(letter.headers(), DeadLetters.CONSUMER)).isEqualTo(Listener.CONSUMER);
            assertThat(EventCodec.text(letter.headers(), EventCodec.TYPE)).isEqualTo("mark.false.alarm");
        });
    }

    @Test
    void aTypeOfANewerWriterIsCountedAndSkipped() {
        // Given
        UUID story = UUID.randomUUID();
        double before = counted("unknown");
        ProducerRecord<String, byte[]> newer = record(story, "newer");
        newer.headers().remove(EventCodec.TYPE);
        EventCodec.put(newer.headers(), EventCodec.TYPE, "story.painted.blue");
        // When
        Topics.write(servers, List.of(newer, record(story, "known")));
        // Then
        patiently().until(() -> listener.reasonsOf(story).equals(List.of("known")));
        assertThat(counted("unknown")).isEqualTo(before + 1);
        assertThat(letters(story)).isEmpty();
    }

    @Test
    void aTombstoneIsSkipped() {
        // Given
        UUID story = UUID.randomUUID();
        ProducerRecord<String, byte[]> tombstone = new ProducerRecord<>(Notes.TOPIC, story.toString(), null);
        // When
        Topics.write(servers, List.of(tombstone, record(story, "next")));
        // Then
        patiently().until(() -> listener.reasonsOf(story).equals(List.of("next")));
        assertThat(letters(story)).isEmpty();
    }

    @Test
    void aHandlerThatFailsForAWhileLeavesNoTraceOfItsFailures() {
        // Given
        UUID story = UUID.randomUUID();
        listener.failOn(story, "stumbles", 2);
        // When
        Topics.write(servers, List.of(record(story, "stumbles"), record(story, "follows")));
        // Then
        patiently().until(() -> listener.reasonsOf(story).size() == 2);
        assertThat(listener.reasonsOf(story)).containsExactly("stumbles", "follows");
        assertThat(timesHeard(story)).isEqualTo(2);
        assertThat(letters(story)).isEmpty();
    }

    @Test
    void whatKeepsFailingIsLaidAsideAndHandledOnceWhenReplayed() {
        // Given
        UUID story = UUID.randomUUID();
        listener.failOn(story, "fails", Integer.MAX_VALUE);
        Topics.write(servers, List.of(record(story, "fails"), record(story, "goes on")));
        patiently().until(() -> listener.reasonsOf(story).equals(List.of("goes on")));
        assertThat(letters(story)).singleElement().satisfies(letter -> assertThat(
                        EventCodec.text(letter.headers(), DeadLetters.REASON))
                .contains("asked to fail"));
        listener.failOn(story, "fails", 0);
        // When
        int sent = deadLetters.replay(Notes.TOPIC).await().atMost(Duration.ofSeconds(30));
        // Then
        assertThat(sent).isPositive();
        patiently().until(() -> listener.reasonsOf(story).equals(List.of("goes on", "fails")));
        assertThat(timesHeard(story)).isEqualTo(2);
        assertThat(replayedAgain(story)).isZero();
    }

    @Test
    void whenOneOfABatchFailsTheOthersAreHandledOnceAndInOrder() {
        // Given
        UUID story = UUID.randomUUID();
        listener.failOn(story, "fails", Integer.MAX_VALUE);
        // When
        each(List.of(
                consumed(0, record(story, "first")),
                consumed(1, record(story, "fails")),
                consumed(2, record(story, "last"))));
        // Then
        assertThat(timesHeard(story)).isEqualTo(2);
        assertThat(listener.reasonsOf(story)).containsExactly("first", "first", "last");
        assertThat(letters(story)).hasSize(1);
    }

    @Test
    void whatIsTakenTogetherIsTakenOneByOneWhenOneOfItFails() {
        // Given
        UUID story = UUID.randomUUID();
        listener.failOn(story, "fails", Integer.MAX_VALUE);
        List<Integer> sizes = new ArrayList<>();
        // When
        together(
                List.of(
                        consumed(0, record(story, "first")),
                        consumed(1, record(story, "fails")),
                        consumed(2, record(story, "last"))),
                some -> {
                    sizes.add(some.size());
                    return Multi.createFrom()
                            .iterable(some)
                            .onItem()
                            .transformToUniAndConcatenate(listener::one)
                            .onItem()
                            .ignoreAsUni();
                });
        // Then
        assertThat(sizes).startsWith(3, 1).doesNotContain(2).endsWith(1);
        assertThat(timesHeard(story)).isEqualTo(2);
        assertThat(listener.reasonsOf(story)).containsExactly("first", "first", "last");
        assertThat(letters(story)).hasSize(1);
        // a test that replays all letters need not wait for this one to fail again
        listener.failOn(story, "fails", 0);
    }

    @Test
    void anEventThatStandsTwiceInABatchIsHandledOnce() {
        // Given
        UUID story = UUID.randomUUID();
        ConsumerRecord<String, byte[]> twice = consumed(0, record(story, "twice"));
        ConsumerRecord<String, byte[]> other = consumed(2, record(story, "other"));
        // When
        each(List.of(twice, twice, other));
        // Then
        assertThat(timesHeard(story)).isEqualTo(2);
        assertThat(listener.reasonsOf(story)).containsExactly("twice", "other");
    }

    @Test
    void whileTheDatabaseIsSilentNothingIsLaidAside() throws SQLException {
        // Given
        UUID story = UUID.randomUUID();
        asSuperuser("alter role service nologin");
        try {
            asSuperuser("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'service'");
            double before = counted("waited");
            // When
            Topics.write(servers, List.of(record(story, "patient")));
            patiently().until(() -> counted("waited") > before + 1);
        } finally {
            asSuperuser("alter role service login");
        }
        // Then
        patiently().until(() -> listener.reasonsOf(story).equals(List.of("patient")));
        assertThat(letters(story)).isEmpty();
        assertThat(timesHeard(story)).isEqualTo(1);
    }

    @Test
    void whatWasSeenLongAgoIsForgotten() {
        // Given
        UUID story = UUID.randomUUID();
        ProducerRecord<String, byte[]> record = record(story, "old");
        String id = EventCodec.text(record.headers(), EventCodec.ID);
        Topics.write(servers, List.of(record));
        patiently().until(() -> listener.reasonsOf(story).size() == 1);
        // When
        ask("update inbox set seen_at = now() - interval '15 days' where event_id = $1", id);
        inbox.forgetOld().await().atMost(Duration.ofSeconds(5));
        // Then
        assertThat(ask("select 1 from inbox where event_id = $1", id).size()).isZero();
        assertThat(inbox.forgetBefore(OffsetDateTime.now().minusDays(14))
                        .await()
                        .atMost(Duration.ofSeconds(5)))
                .isZero();
    }

    private void each(List<ConsumerRecord<String, byte[]>> batch) {
        intake.each(
                        "delivery-test.batch",
                        new ConsumerRecords<>(Map.of(new TopicPartition(Notes.TOPIC, 0), batch), Map.of()),
                        StoryCommand.class,
                        listener::one)
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private void together(
            List<ConsumerRecord<String, byte[]>> batch, Function<List<Received<StoryCommand>>, Uni<Void>> handler) {
        intake.together(
                        "delivery-test.together",
                        new ConsumerRecords<>(Map.of(new TopicPartition(Notes.TOPIC, 0), batch), Map.of()),
                        StoryCommand.class,
                        handler)
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private static ConsumerRecord<String, byte[]> consumed(long offset, ProducerRecord<String, byte[]> sent) {
        return new ConsumerRecord<>(
                Notes.TOPIC,
                0,
                offset,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }

    private int replayedAgain(UUID story) {
        deadLetters.replay(Notes.TOPIC).await().atMost(Duration.ofSeconds(30));
        return (int) Topics.read(servers, Notes.TOPIC).stream()
                        .filter(record -> story.toString().equals(record.key()))
                        .count()
                - 3;
    }

    private List<ConsumerRecord<String, byte[]>> letters(UUID story) {
        return Topics.read(servers, DEAD_LETTERS, letter -> story.toString().equals(letter.key()));
    }

    private int timesHeard(UUID story) {
        return ask("select times from heard where id = $1", story)
                .iterator()
                .next()
                .getInteger(0);
    }

    private RowSet<Row> ask(String sql, Object parameter) {
        return pool.preparedQuery(sql).execute(Tuple.of(parameter)).await().atMost(Duration.ofSeconds(5));
    }

    private double counted(String outcome) {
        return meters.counter("langyan.intake.records", "consumer", Listener.CONSUMER, "outcome", outcome)
                .count();
    }

    private void asSuperuser(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database, "postgres", password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(20));
    }

    private static ProducerRecord<String, byte[]> record(UUID story, String reason) {
        Event event = Notes.saying(story, reason);
        Envelope envelope = new Envelope(
                UUID.randomUUID().toString(),
                EventTypes.nameOf(event.getClass()),
                "test",
                Instant.now(),
                "brand",
                "drill-9",
                3);
        EventCodec.Encoded encoded = EventCodec.encode(envelope, event);
        Headers headers = encoded.headers();
        return new ProducerRecord<>(Notes.TOPIC, null, story.toString(), encoded.value(), headers);
    }
}
