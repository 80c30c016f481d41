package io.langyan.events.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.CrisisEvent;
import io.langyan.events.v1.CrisisEvent.CrisisGraded;
import io.langyan.events.v1.Envelope;
import io.langyan.events.v1.EventTypes;
import io.langyan.events.v1.Level;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class NewestFiguresTest {

    private static final TopicPartition CRISES = new TopicPartition("crises", 0);

    @Inject
    Intake intake;

    @ConfigProperty(name = "langyan.delivery.intake.attempts")
    int attempts;

    private final List<List<Received<CrisisGraded>>> handed = new ArrayList<>();

    @Test
    void onlyTheNewestFiguresOfEachStoryAreHandedOverAllAtOnce() {
        // Given
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        // When
        newest(batch(figures(one, 1), figures(other, 2), figures(one, 3)), this::keep);
        // Then
        assertThat(handed).singleElement().satisfies(figures -> assertThat(figures)
                .extracting(each -> each.event().mentions())
                .containsExactlyInAnyOrder(2L, 3L));
    }

    @Test
    void whoKeepsHowFiguresWentGetsTheNewestOfEachSpan() {
        // Given
        UUID one = UUID.randomUUID();
        // When
        intake.newestOfEach(
                        "test.figures",
                        batch(figures(one, 10), figures(one, 11), figures(one, 20), figures(one, 21)),
                        CrisisGraded.class,
                        graded -> graded.mentions() / 10,
                        this::keep)
                .await()
                .atMost(Duration.ofSeconds(30));
        // Then
        assertThat(handed).singleElement().satisfies(figures -> assertThat(figures)
                .extracting(each -> each.event().mentions())
                .containsExactlyInAnyOrder(11L, 21L));
    }

    @Test
    void figuresOpenNoTransactionOfTheirOwn() {
        // Given
        List<CrisisEvent> handled = new ArrayList<>();
        // When
        intake.each("test.figures", batch(figures(UUID.randomUUID(), 1)), CrisisEvent.class, received -> {
                    handled.add(received.event());
                    return Uni.createFrom().voidItem();
                })
                .await()
                .atMost(Duration.ofSeconds(10));
        // Then
        assertThat(handled).isEmpty();
    }

    @Test
    void figuresThatCannotBeTakenAreTriedAgainAndAtLastDropped() {
        // Given
        AtomicInteger tries = new AtomicInteger();
        // When
        newest(batch(figures(UUID.randomUUID(), 1)), figures -> {
            tries.incrementAndGet();
            return Uni.createFrom().failure(new IllegalStateException("asked to fail"));
        });
        // Then
        assertThat(tries).hasValue(attempts);
    }

    private Uni<Void> keep(List<Received<CrisisGraded>> figures) {
        handed.add(figures);
        return Uni.createFrom().voidItem();
    }

    private void newest(
            ConsumerRecords<String, byte[]> batch,
            java.util.function.Function<List<Received<CrisisGraded>>, Uni<Void>> handler) {
        intake.newest("test.figures", batch, CrisisGraded.class, handler)
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    private static ConsumerRecords<String, byte[]> batch(CrisisGraded... graded) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        for (CrisisGraded each : graded) {
            Envelope envelope = new Envelope(
                    UUID.randomUUID().toString(),
                    EventTypes.nameOf(CrisisGraded.class),
                    "test",
                    Instant.now(),
                    "brand",
                    null,
                    1);
            EventCodec.Encoded encoded = EventCodec.encode(envelope, each);
            records.add(new ConsumerRecord<>(
                    CRISES.topic(),
                    CRISES.partition(),
                    records.size(),
                    0,
                    TimestampType.CREATE_TIME,
                    0,
                    0,
                    each.crisisId().toString(),
                    encoded.value(),
                    new RecordHeaders(encoded.headers()),
                    java.util.Optional.empty()));
        }
        return new ConsumerRecords<>(Map.of(CRISES, records), Map.of());
    }

    private static CrisisGraded figures(UUID story, long mentions) {
        return new CrisisGraded(
                story,
                "brand",
                "weibo:1",
                "酸奶",
                Level.L3,
                "opinion",
                50,
                Map.of(),
                Map.of(Duration.ofHours(8), 12_000L),
                false,
                null,
                null,
                1,
                List.of(),
                mentions,
                mentions,
                List.of("weibo"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Instant.EPOCH,
                Instant.now(),
                Instant.now());
    }
}
