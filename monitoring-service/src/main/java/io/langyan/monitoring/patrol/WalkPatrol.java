package io.langyan.monitoring.patrol;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/** Begins, ticks and signs off rounds. Two people at one round wait for each other. */
@ApplicationScoped
class WalkPatrol {

    private final Patrols patrols;
    private final Ticks ticks;

    WalkPatrol(Patrols patrols, Ticks ticks) {
        this.patrols = patrols;
        this.ticks = ticks;
    }

    @WithTransaction
    Uni<PatrolRound> begin(UUID id, String person, Instant now) {
        return decide(id, round -> round.begin(person, now));
    }

    @WithTransaction
    Uni<PatrolRound> tick(UUID id, Tick tick) {
        return decide(id, round -> round.tick(tick)).call(() -> ticks.persist(TickRow.of(id, tick)));
    }

    /** Asks without changing anything. */
    @WithTransaction
    Uni<PatrolRound> wouldTick(UUID id, Tick tick) {
        return find(id).chain(this::round).map(round -> Problems.roundOf(ruling(round, one -> one.tick(tick))));
    }

    @WithTransaction
    Uni<PatrolRound> signOff(UUID id, String person, Instant now, String untickedWhy) {
        return decide(id, round -> round.signOff(person, now, untickedWhy));
    }

    private Uni<PatrolRound> decide(UUID id, Function<PatrolRound.Unsigned, Ruling> what) {
        return find(id).chain(row ->
                round(row).map(round -> Problems.roundOf(ruling(round, what))).invoke(row::take));
    }

    private Uni<PatrolRow> find(UUID id) {
        return patrols.locked(id).onItem().ifNull().failWith(Problems::unknown);
    }

    private Uni<PatrolRound> round(PatrolRow row) {
        return ticks.of(row.id).map(row::round);
    }

    private static Ruling ruling(PatrolRound round, Function<PatrolRound.Unsigned, Ruling> what) {
        return round instanceof PatrolRound.Unsigned unsigned
                ? what.apply(unsigned)
                : new Ruling.AlreadyDone(((PatrolRound.Done) round).signOff().by());
    }
}
