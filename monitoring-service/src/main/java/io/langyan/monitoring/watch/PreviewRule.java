package io.langyan.monitoring.watch;

import io.langyan.monitoring.watch.automaton.Automaton;
import io.langyan.monitoring.watch.automaton.Effect;
import io.langyan.monitoring.watch.automaton.Found;
import io.langyan.monitoring.watch.automaton.Watched;
import io.langyan.monitoring.watch.text.Lookalikes;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Runs a rule that is not in force over the ledger, youngest mentions first, in pages that fit into memory whatever the texts. */
@ApplicationScoped
class PreviewRule {

    /** Texts may have 100 000 characters; where a rule is tried out the beginning says enough. */
    private static final String ROWS =
            """
            select m.id, m.platform, left(m.title, 4000) as title, left(m.text, 4000) as text, m.url
              from mention m
             where m.id < $1 and m.id >= $2
               and ($4::text[] is null
                    or exists (select from mention_brand b where b.mention_id = m.id and b.brand = any($4)))
             order by m.id desc limit $3
            """;

    private static final String KNOWN =
            "select mention_id from mention_brand where brand = $1 and mention_id = any($2)";
    private static final int PAGE = 2000;
    private static final UUID LAST = new UUID(-1L, -1L);

    private final Pool pool;
    private final BrandLookalikes lookalikes;

    PreviewRule(Pool pool, BrandLookalikes lookalikes) {
        this.pool = pool;
        this.lookalikes = lookalikes;
    }

    /**
     * How far to look.
     *
     * @param since may be null
     * @param until may be null
     * @param brands whose mentions the caller may see; empty for all mentions, those of no brand included
     */
    record Range(Instant since, Instant until, int rows, int samples, Optional<Set<String>> brands) {

        UUID from() {
            return since == null ? new UUID(0L, 0L) : idAt(since);
        }

        UUID to() {
            return until == null ? LAST : idAt(until);
        }

        /** The smallest id that a mention seen at this time can have; times before 1970 and after 10889 are those. */
        private static UUID idAt(Instant time) {
            long millis = Math.max(0, Math.min(time.getEpochSecond(), 281_474_976_710L) * 1000);
            return new UUID(millis << 16, 0L);
        }
    }

    Uni<Preview> of(RuleDraft draft, Range range) {
        return lookalikes
                .of(draft.brand())
                .map(kept -> new PreviewTally(compiled(draft, Lookalikes.with(kept.entries())), range.samples()))
                .chain(tally -> goOn(draft.brand(), range, tally));
    }

    private static Automaton compiled(RuleDraft draft, Lookalikes ways) {
        WatchList.Rule rule = draft.rule(null);
        return Automaton.of(
                List.of(new Watched(rule.brand(), null, Effect.MATCH, rule.negative(), rule.expr())),
                Map.of(rule.brand(), ways));
    }

    private Uni<Preview> goOn(String brand, Range range, PreviewTally tally) {
        int wanted = (int) Math.min(PAGE, range.rows() - tally.scanned());
        if (wanted == 0) {
            return Uni.createFrom().item(() -> tally.preview(false));
        }
        return page(range, tally.oldest(), wanted)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(rows -> counted(brand, rows, tally)
                        .chain(done -> rows.size() < wanted
                                ? Uni.createFrom().item(() -> tally.preview(true))
                                : goOn(brand, range, tally)));
    }

    private Uni<RowSet<Row>> page(Range range, UUID before, int wanted) {
        Tuple parameters = Tuple.of(before == null ? range.to() : before, range.from(), wanted)
                .addArrayOfString(
                        range.brands().map(own -> own.toArray(String[]::new)).orElse(null));
        return pool.preparedQuery(ROWS).execute(parameters);
    }

    private Uni<Void> counted(String brand, RowSet<Row> rows, PreviewTally tally) {
        Map<UUID, Found> matching = tally.matching(rows);
        return known(brand, matching.keySet())
                .invoke(known -> tally.take(rows, matching, known))
                .replaceWithVoid();
    }

    private Uni<Set<UUID>> known(String brand, Set<UUID> mentions) {
        return mentions.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : pool.preparedQuery(KNOWN)
                        .execute(Tuple.tuple().addString(brand).addArrayOfUUID(mentions.toArray(UUID[]::new)))
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getUUID(0))
                                .collect(Collectors.toSet()));
    }
}
