package io.langyan.standalone.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Event;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.PushEvent.PageEscalated;
import io.langyan.events.v1.PushEvent.PageOpened;
import io.langyan.events.v1.Signal.PatrolMissed;
import io.langyan.events.v1.Topic;
import io.langyan.standalone.embedded.EmbeddedKafka;
import io.langyan.standalone.launcher.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicReaderTest {

    private static final Instant AT = Instant.parse("2026-11-27T08:00:00Z");

    private final List<Event> heard = new CopyOnWriteArrayList<>();

    @TempDir
    Path home;

    @Test
    void ofSeveralTopicsOnlyWhatIsWantedIsHeardAndOnlyFromNowOn() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(home, 0);
                Producer<String, byte[]> producer = producer(kafka)) {
            // Given
            told(producer, Topic.PUSHES, opened());
            try (TopicReader reader = new TopicReader(
                    kafka.bootstrapServers(), Set.of(PageOpened.class, PatrolMissed.class), heard::add)) {

                // When
                PageOpened page = opened();
                told(producer, Topic.PUSHES, new PageEscalated(page.pageId(), "acme", null, 1, List.of(), AT));
                told(producer, Topic.PUSHES, page);
                PatrolMissed patrol = new PatrolMissed("acme", "09:00", AT);
                told(producer, Topic.SIGNALS, patrol);

                // Then
                Eventually.holds(Duration.ofSeconds(30), () -> heard.size() == 2);
                assertThat(heard).containsExactlyInAnyOrder(page, patrol);
            }
        }
    }

    private static Producer<String, byte[]> producer(EmbeddedKafka kafka) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private static void told(Producer<String, byte[]> producer, Topic topic, Event event) {
        producer.send(MatchedRecords.record(topic, "acme", "acme", event));
        producer.flush();
    }

    private static PageOpened opened() {
        return new PageOpened(UUID.randomUUID(), "acme", null, null, Level.WATCH, "hit", List.of(), AT, null, null);
    }
}
