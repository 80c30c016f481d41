package io.langyan.monitoring.feeds;

import io.langyan.monitoring.source.Sources;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The timers of polls. A claim is a lease with a token of its own: when its holder dies another claims after it ran out, and what the dead one still
 * says is not heard. Of one host only so many are claimed at a time.
 */
@ApplicationScoped
class DuePolls {

    /** A feed that is new or was edited is due at once; what the server said of another URL is forgotten. */
    private static final String ADOPT =
            """
            insert into feed_poll (source_id, source_version, host, url, next_at)
            select s.id, s.version, s.host, s.url, $1 from source s left join feed_poll p on p.source_id = s.id
             where s.kind = 'feed' and (p.source_id is null or p.source_version <> s.version)
            on conflict (source_id) do update
               set source_version = excluded.source_version, host = excluded.host, url = excluded.url,
                   next_at = excluded.next_at, lease = null, leased_until = '-infinity',
                   etag = case when feed_poll.url = excluded.url then feed_poll.etag end,
                   last_modified = case when feed_poll.url = excluded.url then feed_poll.last_modified end
            """;

    private static final String CLAIM =
            """
            with busy as (
                select host, count(*) as polls from feed_poll where lease is not null and leased_until > $1 group by host),
            ranked as (
                select p.source_id, coalesce(b.polls, 0) + row_number() over (partition by p.host order by p.next_at) as place
                  from feed_poll p join source s on s.id = p.source_id and s.enabled and s.kind = 'feed'
                  left join busy b on b.host = p.host
                 where p.next_at <= $1 and p.leased_until <= $1),
            picked as (
                select p.source_id from feed_poll p join ranked r on r.source_id = p.source_id
                 where r.place <= $3 and p.next_at <= $1 and p.leased_until <= $1
                 order by p.next_at limit $4 for update of p skip locked)
            update feed_poll p set lease = gen_random_uuid(), leased_until = $2
              from picked join source s on s.id = picked.source_id left join source_life l on l.source = s.id
             where p.source_id = picked.source_id
            returning s.*, p.lease, p.etag, p.last_modified, coalesce(l.failures, 0) as failures
            """;
    private static final String SETTLE =
            """
            update feed_poll set next_at = $3, lease = null, leased_until = '-infinity', etag = $4, last_modified = $5
             where source_id = $1 and lease = $2
            """;

    private final Pool pool;

    DuePolls(Pool pool) {
        this.pool = pool;
    }

    Uni<List<DuePoll>> claim(Instant now, Duration lease, int perHost, int most) {
        Tuple limits = Tuple.of(now.atOffset(ZoneOffset.UTC), now.plus(lease).atOffset(ZoneOffset.UTC), perHost, most);
        return pool.preparedQuery(ADOPT)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
                .chain(() -> pool.preparedQuery(CLAIM).execute(limits))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(DuePolls::due)
                        .toList());
    }

    /** Ends the lease; false when it is another's by now, and then nothing else may be said either. */
    Uni<Boolean> settle(SqlClient client, DuePoll poll, Instant next, String etag, String lastModified) {
        return client.preparedQuery(SETTLE)
                .execute(Tuple.of(poll.source().id(), poll.lease(), next.atOffset(ZoneOffset.UTC), etag, lastModified))
                .map(settled -> settled.rowCount() == 1);
    }

    private static DuePoll due(Row row) {
        return new DuePoll(
                Sources.source(row),
                row.getUUID("lease"),
                row.getInteger("failures"),
                row.getString("etag"),
                row.getString("last_modified"));
    }
}
