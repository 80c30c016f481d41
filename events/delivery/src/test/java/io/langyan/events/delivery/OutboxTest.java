package io.langyan.events.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class OutboxTest {

    @Inject
    Notes notes;

    @Inject
    Outbox outbox;

    @Inject
    Pool pool;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Test
    void theEventOfACommittedRowIsPublishedWithItsScope() throws Throwable {
        // Given
        UUID id = UUID.randomUUID();
        // When
        inContext(() -> notes.write(id, "committed"));
        // Then
        await().atMost(Duration.ofSeconds(20)).until(() -> records(id).size() == 1);
        EventCodec.Known known =
                (EventCodec.Known) EventCodec.decode(records(id).get(0));
        assertThat(known.event()).isEqualTo(Notes.saying(id, "committed"));
        assertThat(Scope.of(known.envelope())).isEqualTo(new Scope("brand", "drill-1", 7));
        assertThat(known.envelope().source()).isEqualTo("delivery-test");
        assertThat(rows("select 1 from note where id = $1", id)).isEqualTo(1);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> rows("select 1 from outbox where record_key = $1", id.toString()) == 0);
    }

    @Test
    void aRolledBackRowLeavesNoEvent() throws Throwable {
        // Given
        UUID id = UUID.randomUUID();
        // When
        assertThatThrownBy(() -> inContext(() -> notes.writeAndFail(id, "rolled back")))
                .hasMessageContaining("changed my mind");
        inContext(() -> notes.write(id, "committed later"));
        // Then
        await().atMost(Duration.ofSeconds(20)).until(() -> !records(id).isEmpty());
        assertThat(records(id)).hasSize(1);
        assertThat(((EventCodec.Known) EventCodec.decode(records(id).get(0))).event())
                .isEqualTo(Notes.saying(id, "committed later"));
        assertThat(rows("select 1 from note where id = $1", id)).isEqualTo(1);
    }

    @Test
    void anEventIsRefusedOutsideATransaction() {
        // Given
        UUID id = UUID.randomUUID();
        // When
        Supplier<Uni<Void>> add = () -> Panache.withSession(
                () -> outbox.add(new Scope("brand", null, null), id.toString(), Notes.saying(id, "lost")));
        // Then
        assertThatThrownBy(() -> inContext(add)).hasMessageContaining("only inside a transaction");
    }

    @Test
    void anEventTooLargeForKafkaIsRefusedWithItsRow() {
        // Given
        UUID id = UUID.randomUUID();
        String large = "长".repeat(Outbox.MAX_PAYLOAD_BYTES / 3 + 1);
        // When
        assertThatThrownBy(() -> inContext(() -> notes.write(id, large))).hasMessageContaining("too large");
        // Then
        assertThat(rows("select 1 from note where id = $1", id)).isZero();
    }

    @Test
    void theEventsOfOneAggregateArriveInTheirOrder() throws Throwable {
        // Given
        UUID id = UUID.randomUUID();
        List<String> reasons = List.of("a", "b", "c", "d", "e", "f", "g", "h");
        // When
        inContext(() -> Panache.withTransaction(() -> outbox.addAll(
                Scope.allBrands(),
                id.toString(),
                reasons.stream().map(reason -> Notes.saying(id, reason)).toList())));
        // Then
        await().atMost(Duration.ofSeconds(20)).until(() -> records(id).size() == reasons.size());
        assertThat(records(id))
                .map(record -> ((EventCodec.Known) EventCodec.decode(record)).event())
                .containsExactlyElementsOf(
                        reasons.stream().map(reason -> Notes.saying(id, reason)).toList());
    }

    private List<ConsumerRecord<String, byte[]>> records(UUID key) {
        return Topics.read(servers, Notes.TOPIC, record -> key.toString().equals(record.key()));
    }

    private int rows(String sql, Object parameter) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(parameter))
                .await()
                .atMost(Duration.ofSeconds(5))
                .size();
    }

    private static <T> T inContext(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(work);
    }
}
