package io.langyan.monitoring.correction;

import io.langyan.events.rest.Problem;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** A person sets or clears marks of a mention for one brand: part of no crisis, an account of our own, noise. */
@ApplicationScoped
class MarkMention {

    private static final String STANDING =
            """
            select coalesce(a.not_crisis, b.not_crisis) as not_crisis, coalesce(a.own_account, b.own_account) as own_account,
                   coalesce(a.noise, '{}') as noise
              from mention_brand b left join amendment a on a.mention_id = b.mention_id and a.brand = b.brand
             where b.brand = $2 and b.mention_id = $1
            """;
    private static final String REVISE = "update mention set revision = revision + 1 where id = $1";
    private static final String ON_THE_ROW =
            "update mention_brand set not_crisis = $3, own_account = $4 where brand = $2 and mention_id = $1";
    private static final String HOLD =
            """
            insert into amendment (mention_id, brand, revision, not_crisis, own_account, noise, noise_by)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (mention_id, brand) do update set revision = excluded.revision,
                   not_crisis = coalesce(excluded.not_crisis, amendment.not_crisis),
                   own_account = coalesce(excluded.own_account, amendment.own_account),
                   noise = excluded.noise, noise_by = coalesce(excluded.noise_by, amendment.noise_by)
            """;
    private static final String DUE =
            "insert into amendment_due (mention_id, brand) values ($1, $2) on conflict do nothing";

    private final Pool pool;
    private final Targets targets;
    private final Corrections corrections;

    MarkMention(Pool pool, Targets targets, Corrections corrections) {
        this.pool = pool;
        this.targets = targets;
        this.corrections = corrections;
    }

    /** What holds for a brand, as the history shows it. */
    @RegisterForReflection
    record Standing(boolean notCrisis, boolean ownAccount, List<String> noise) {

        Standing with(SaidMarks said) {
            return new Standing(
                    said.notCrisis() == null ? notCrisis : said.notCrisis(),
                    said.ownAccount() == null ? ownAccount : said.ownAccount(),
                    said.noise() == null ? noise : List.copyOf(new TreeSet<>(said.noise())));
        }
    }

    /** @return the new revision */
    Uni<Integer> of(UUID id, SaidMarks said, int seen, String who) {
        return pool.withTransaction(connection -> targets.lock(connection, id, Optional.of(Set.of(said.brand())), seen)
                .chain(target -> standing(connection, id, said.brand())
                        .chain(before -> mark(connection, target, before, said, who))));
    }

    private static Uni<Standing> standing(SqlConnection connection, UUID id, String brand) {
        return connection
                .preparedQuery(STANDING)
                .execute(Tuple.of(id, brand))
                .map(rows -> standing(rows.iterator().next()));
    }

    private Uni<Integer> mark(SqlConnection connection, Target target, Standing before, SaidMarks said, String who) {
        int revision = target.revision() + 1;
        Standing after = before.with(said);
        Tuple held = Tuple.tuple()
                .addUUID(target.id())
                .addString(said.brand())
                .addInteger(revision)
                .addBoolean(said.notCrisis())
                .addBoolean(said.ownAccount())
                .addArrayOfString(after.noise().toArray(String[]::new))
                .addString(said.noise() == null ? null : who);
        return connection
                .preparedQuery(REVISE)
                .execute(Tuple.of(target.id()))
                .chain(() -> connection
                        .preparedQuery(ON_THE_ROW)
                        .execute(Tuple.of(target.id(), said.brand(), after.notCrisis(), after.ownAccount())))
                .chain(() -> connection.preparedQuery(HOLD).execute(held))
                .chain(() -> connection.preparedQuery(DUE).execute(Tuple.of(target.id(), said.brand())))
                .chain(() -> corrections.add(
                        connection,
                        new Corrections.Said(
                                target.id(),
                                said.brand(),
                                revision,
                                "marks",
                                who,
                                Json.of(before),
                                Json.of(after),
                                said.note())))
                .replaceWith(revision);
    }

    private static Standing standing(Row row) {
        return new Standing(
                row.getBoolean("not_crisis"), row.getBoolean("own_account"), List.of(row.getArrayOfStrings("noise")));
    }

    static Problem nothingSaid() {
        return Problem.badRequest("nothing-said", "没有给出任何标记", "no mark is said");
    }
}
