package io.langyan.notification.push;

import io.langyan.events.v1.Level;
import io.langyan.notification.NotificationConfig;
import io.langyan.notification.channel.ChannelRow;
import io.langyan.notification.channel.Channels;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import io.langyan.notification.channel.Quota;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds pushes that wait too long for their channel while another one of theirs takes something, and those that its quota leaves nothing: a month is too long to
 * wait, so these go at once, also where there is no other.
 */
@ApplicationScoped
class Reroute {

    private final Channels channels;
    private final Pushes pushes;
    private final ImpatientPushes impatient;
    private final Duration patience;

    Reroute(Channels channels, Pushes pushes, ImpatientPushes impatient, NotificationConfig config) {
        this.channels = channels;
        this.pushes = pushes;
        this.impatient = impatient;
        this.patience = config.patience();
    }

    /** @param why the channel takes nothing */
    record Late(List<UUID> pushes, Outcome why) {}

    Uni<Late> from(String channel) {
        Instant now = Instant.now();
        return Panache.withSession(() -> channels.findById(channel).chain(row -> quota(row, now)
                .map(quota -> overQuota(row, quota, now))
                .orElseGet(() -> impatient(channel, row, now))));
    }

    private Optional<Quota> quota(ChannelRow row, Instant now) {
        return off(row)
                ? Optional.empty()
                : channels.quota(row, now).filter(quota -> quota.refusal().isPresent());
    }

    /** Of these, whose numbers keep them waiting, those that are to be looked at. */
    Uni<List<UUID>> held(Collection<UUID> ids) {
        Instant now = Instant.now();
        return Panache.withSession(() -> impatient.held(ids, now.plus(patience), now.minus(PushRow.TRIED)));
    }

    /** L1 may still wait for its place in a limit of the channel. */
    private Uni<Late> overQuota(ChannelRow row, Quota quota, Instant now) {
        Level gravest = quota.isUsedUp() ? Level.L1 : Level.L2;
        return pushes.waitingUpTo(gravest, row.name, now)
                .chain(ids -> ids.isEmpty()
                        ? impatient(row.name, row, now)
                        : Uni.createFrom().item(new Late(ids, quota.refusal().orElseThrow())));
    }

    private Uni<Late> impatient(String channel, ChannelRow row, Instant now) {
        Outcome late = Outcome.failed(Result.THROTTLED, code(row), "the channel takes nothing for longer than we wait");
        Instant since = gone(row, now) ? now : now.minus(patience);
        return impatient.of(channel, unusable(row), since, now.plus(patience)).map(ids -> new Late(ids, late));
    }

    /** Nobody waits for a channel that will not come back soon. */
    private boolean gone(ChannelRow row, Instant now) {
        return off(row)
                || channels.fault(row).isPresent()
                || row.blockedUntil != null && row.blockedUntil.isAfter(now.plus(patience));
    }

    private boolean unusable(ChannelRow row) {
        return off(row) || channels.opened(row).isEmpty();
    }

    private static boolean off(ChannelRow row) {
        return row == null || !row.enabled;
    }

    private static String code(ChannelRow row) {
        return off(row) ? "CHANNEL_OFF" : row.blockedCode == null ? "LIMIT" : row.blockedCode;
    }
}
