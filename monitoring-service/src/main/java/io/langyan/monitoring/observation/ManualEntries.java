package io.langyan.monitoring.observation;

import io.langyan.events.v1.MentionObserved;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;

/** Who entered a mention by hand. Written before the mention is accepted, so that none is without its person. */
@ApplicationScoped
class ManualEntries {

    private static final String KEEP =
            """
            insert into manual_entry (platform, external_id, observed_at, entered_by, entered_at)
            select * from unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::timestamptz[])
            on conflict do nothing
            """;

    private final Pool pool;

    ManualEntries(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> keep(Collection<MentionObserved> entered, String by, Instant now) {
        if (entered.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String[] who = new String[entered.size()];
        Arrays.fill(who, by);
        OffsetDateTime[] when = new OffsetDateTime[entered.size()];
        Arrays.fill(when, now.atOffset(ZoneOffset.UTC));
        return pool.preparedQuery(KEEP)
                .execute(Tuple.tuple()
                        .addArrayOfString(
                                entered.stream().map(MentionObserved::platform).toArray(String[]::new))
                        .addArrayOfString(entered.stream()
                                .map(MentionObserved::externalId)
                                .toArray(String[]::new))
                        .addArrayOfOffsetDateTime(entered.stream()
                                .map(one -> one.observedAt().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new))
                        .addArrayOfString(who)
                        .addArrayOfOffsetDateTime(when))
                .replaceWithVoid();
    }
}
