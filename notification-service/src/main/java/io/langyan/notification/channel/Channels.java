package io.langyan.notification.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.Level;
import io.langyan.notification.NotificationConfig;
import io.langyan.notification.secret.Vault;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** All channels, and the only place that opens their secrets. */
@ApplicationScoped
public class Channels implements PanacheRepositoryBase<ChannelRow, String> {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final Vault vault;
    private final Messengers messengers;
    private final NotificationConfig config;

    Channels(Vault vault, Messengers messengers, NotificationConfig config) {
        this.vault = vault;
        this.messengers = messengers;
        this.config = config;
    }

    public Uni<List<ChannelRow>> sorted() {
        return find("order by name").list();
    }

    /** Those in use, opened; what cannot be is passed over, so that it stops nothing else. */
    public Uni<List<Channel>> enabled() {
        return find("enabled = true order by name")
                .list()
                .map(rows -> rows.stream().flatMap(row -> opened(row).stream()).toList());
    }

    /** Those in use that are not down and take something of this gravity by then, opened. */
    public Uni<List<Channel>> takingBy(Instant then, Level gravity, Instant now) {
        return find(
                        "enabled = true and down = false and (blockedUntil is null or blockedUntil <= ?1) order by name",
                        then)
                .list()
                .map(rows -> rows.stream()
                        .filter(row -> quota(row, now)
                                .map(quota -> quota.leavesOneFor(gravity))
                                .orElse(true))
                        .flatMap(row -> opened(row).stream())
                        .toList());
    }

    /** The row, locked until the end of the transaction: one replica at a time takes from a channel. */
    public Uni<ChannelRow> locked(String name) {
        return findById(name, jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
    }

    /** The quota of its month, in the zone of its group or else of the installation; empty when it has none. */
    public Optional<Quota> quota(ChannelRow row, Instant now) {
        OptionalInt most = QuotaSettings.most(row.settings);
        return most.isEmpty() ? Optional.empty() : Optional.of(Quota.of(row, most.getAsInt(), zone(row), now));
    }

    private ZoneId zone(ChannelRow row) {
        String zone = row.settings.get(Channel.ZONE);
        boolean known = zone != null && ZoneId.getAvailableZoneIds().contains(zone);
        return ZoneId.of(known ? zone : config.zone());
    }

    /** Requests to the provider are begun; call with the row locked, so that all replicas count one after the other. */
    public void begun(ChannelRow row, int messages, Instant now) {
        quota(row, now).filter(quota -> messages > 0).ifPresent(quota -> row.begun(quota, messages));
    }

    /** Why nothing can go this way, whatever its provider says; empty when something can. */
    public Optional<Fault> fault(ChannelRow row) {
        if (messengers.of(row.kind).isEmpty()) {
            return Optional.of(Fault.KIND_UNKNOWN);
        }
        try {
            open(row);
            return Optional.empty();
        } catch (RuntimeException sealed) {
            return Optional.of(Fault.UNREADABLE);
        }
    }

    /** Empty when it has a {@link Fault}. */
    public Optional<Channel> opened(ChannelRow row) {
        return fault(row).isPresent() ? Optional.empty() : Optional.of(open(row));
    }

    /** @throws RuntimeException when it has a {@link Fault} */
    public Channel open(ChannelRow row) {
        return new Channel(
                row.name,
                row.kind,
                row.enabled,
                row.drill,
                row.test,
                row.brands,
                URI.create(row.baseUrl),
                row.settings,
                secrets(row));
    }

    /** Writes an edit; what had blocked the channel is forgotten, for it may be what was mended. What its quota counts is not. */
    public Uni<ChannelRow> write(Channel channel, Instant now) {
        return locked(channel.name()).chain(known -> {
            ChannelRow row = known == null ? new ChannelRow() : known;
            boolean counted = QuotaSettings.most(row.settings).isPresent();
            if (!QuotaSettings.same(row.settings, channel.settings())) {
                row.quotaTold = null;
            }
            row.name = channel.name();
            row.kind = channel.kind();
            row.enabled = channel.enabled();
            row.drill = channel.drill();
            row.test = channel.test();
            row.brands = channel.brands();
            row.baseUrl = channel.baseUrl().toString();
            row.settings = channel.settings();
            row.secrets = seal(channel.name(), channel.secrets());
            row.recover();
            row.edition++;
            row.changedAt = now;
            return known == null
                    ? persist(row)
                    : letLeave(row.name, now)
                            .chain(() -> counted ? Uni.createFrom().item(row) : countWhatWasBegun(row, now));
        });
    }

    /** What waits for it was put off for how it was before. */
    private Uni<Void> letLeave(String name, Instant now) {
        return getSession()
                .chain(session -> session.createNativeQuery(
                                """
                                update push set not_before = :now
                                where id in (
                                  select id from push where channel = :channel and state = 'due' and not_before > :now
                                  for update skip locked)""")
                        .setParameter("channel", name)
                        .setParameter("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** A quota that is set in the midst of a month holds for the whole of it. Tests and codes were not kept. */
    private Uni<ChannelRow> countWhatWasBegun(ChannelRow row, Instant now) {
        return quota(row, now)
                .map(quota -> begunSince(row.name, quota.beganAt())
                        .invoke(begun -> begun(row, Math.max(0, begun - quota.used()), now))
                        .replaceWith(row))
                .orElseGet(() -> Uni.createFrom().item(row));
    }

    private Uni<Integer> begunSince(String name, Instant since) {
        return getSession()
                .chain(session -> session.createNativeQuery(
                                """
                                select count(distinct coalesce(a.digest_id, a.id)) from attempt a join push p on p.id = a.push_id
                                where p.channel = :channel and a.started_at >= :since""",
                                Long.class)
                        .setParameter("channel", name)
                        .setParameter("since", OffsetDateTime.ofInstant(since, ZoneOffset.UTC))
                        .getSingleResult())
                .map(Long::intValue);
    }

    Map<String, String> secrets(ChannelRow row) {
        try {
            return EventJson.mapper().readValue(vault.open("channel/" + row.name, row.secrets), TEXTS);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("secrets of channel " + row.name + " are unreadable");
        }
    }

    private byte[] seal(String name, Map<String, String> secrets) {
        try {
            return vault.seal("channel/" + name, EventJson.mapper().writeValueAsString(secrets));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("secrets cannot be written");
        }
    }
}
