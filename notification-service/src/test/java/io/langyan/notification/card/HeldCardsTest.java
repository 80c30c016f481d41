package io.langyan.notification.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.notification.SimulatorsResource;
import io.langyan.notification.push.OwnContext;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which cards are edited by whom, at a time long after the clock of this service has stopped looking. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class HeldCardsTest {

    private static final Instant DUE = Instant.parse("2200-01-01T00:00:00Z");
    private static final Instant LATER = DUE.plusSeconds(15);

    @Inject
    HeldCards cards;

    @Inject
    Vertx vertx;

    @Test
    void aCardIsLeasedByOneOfTwoReplicasAndByAnotherWhenItsTimeIsOver() {
        // Given
        Set<UUID> all = Stream.generate(() -> kept(DUE)).limit(10).collect(Collectors.toSet());

        // When
        List<Set<UUID>> both = done(() -> Panache.withTransaction(() -> lease(DUE, 5)
                .chain(first -> OwnContext.run(vertx, () -> Panache.withTransaction(() -> lease(DUE, 50)))
                        .map(second -> List.of(first, second)))));

        // Then
        assertThat(both.get(0)).hasSize(5).doesNotContainAnyElementsOf(both.get(1));
        assertThat(Stream.concat(both.get(0).stream(), both.get(1).stream())).containsAll(all);
        assertThat(done(() -> Panache.withTransaction(() -> lease(DUE, 50)))).doesNotContainAnyElementsOf(all);
        assertThat(done(() -> Panache.withTransaction(() -> lease(LATER, 50)))).containsAll(all);
        done(() -> Panache.withTransaction(() -> cards.delete("pushId in ?1", all)));
    }

    @Test
    void whatNobodyCanEditAnyMoreIsForgotten() {
        // Given
        UUID over = kept(null);
        UUID underWay = kept(DUE);
        UUID valid = kept(null);
        done(() -> Panache.withTransaction(() -> cards.update(
                "validUntil = ?1 where pushId in ?2", Instant.now().minusSeconds(1), List.of(over, underWay))));

        // When
        done(() -> Panache.withTransaction(() -> cards.forget(Instant.now())));

        // Then
        assertThat(done(() -> Panache.withSession(() -> cards.findById(over)))).isNull();
        assertThat(done(() -> Panache.withSession(() -> cards.findById(underWay))))
                .isNotNull();
        assertThat(done(() -> Panache.withSession(() -> cards.findById(valid)))).isNotNull();
        done(() -> Panache.withTransaction(() -> cards.delete("pushId in ?1", List.of(underWay, valid))));
    }

    @Test
    void whatIsStillToBeEditedNamesWhoAnsweredLastAndIsEditedNoSooner() {
        // Given
        UUID push = kept(DUE);
        UUID page = done(() -> Panache.withSession(() -> cards.findById(push))).pageId;

        // When
        done(() -> Panache.withTransaction(() -> cards.answered(page, "李四", DUE)));

        // Then
        HeldCardRow row = done(() -> Panache.withSession(() -> cards.findById(push)));
        assertThat(row.label).isEqualTo(CardLabel.taken("李四"));
        assertThat(row.nextAt).isEqualTo(DUE);

        // When
        done(() -> Panache.withTransaction(() -> cards.takeButtons(List.of(page), CardLabel.CLOSED, DUE)));

        // Then
        assertThat(done(() -> Panache.withSession(() -> cards.findById(push))).label)
                .isEqualTo(CardLabel.taken("李四"));
        done(() -> Panache.withTransaction(() -> cards.delete("pushId", push)));
    }

    private Uni<Set<UUID>> lease(Instant now, int most) {
        return cards.lease(now, now.plus(Duration.ofSeconds(15)), most)
                .map(rows -> rows.stream().map(row -> row.pushId).collect(Collectors.toSet()));
    }

    private UUID kept(Instant nextAt) {
        HeldCardRow row = new HeldCardRow();
        row.pushId = UUID.randomUUID();
        row.pageId = UUID.randomUUID();
        row.channel = "x";
        row.sealed = new byte[1];
        row.validUntil = DUE.plus(Duration.ofHours(72));
        row.label = nextAt == null ? null : "x";
        row.nextAt = nextAt;
        done(() -> Panache.withTransaction(() -> cards.persist(row)));
        return row.pushId;
    }

    private static <T> T done(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable failed) {
            throw new IllegalStateException(failed);
        }
    }
}
