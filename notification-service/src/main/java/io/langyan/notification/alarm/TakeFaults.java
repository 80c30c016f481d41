package io.langyan.notification.alarm;

import io.langyan.notification.channel.ChannelRow;
import io.langyan.notification.channel.Channels;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** A channel that cannot be used whatever its provider says is down like any other, and up as soon as it can be. */
@ApplicationScoped
class TakeFaults {

    private static final Logger LOG = Logger.getLogger(TakeFaults.class);

    private final Channels channels;

    TakeFaults(Channels channels) {
        this.channels = channels;
    }

    /** All channels as they stand after that. */
    Uni<List<ChannelRow>> sorted(Instant now) {
        return Panache.withSession(channels::sorted).chain(rows -> {
            List<String> changed = rows.stream()
                    .filter(row -> take(row, now))
                    .map(row -> row.name)
                    .toList();
            return changed.isEmpty()
                    ? Uni.createFrom().item(rows)
                    : Panache.withTransaction(() -> all(changed, now))
                            .chain(() -> Panache.withSession(channels::sorted));
        });
    }

    private Uni<Void> all(List<String> names, Instant now) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (String name : names) {
            chain = chain.chain(() -> channels.locked(name))
                    .invoke(row -> tell(row, now))
                    .replaceWithVoid();
        }
        return chain;
    }

    private void tell(ChannelRow row, Instant now) {
        if (row != null && take(row, now)) {
            LOG.errorf("channel %s is %s", row.name, row.down ? "down, code " + row.blockedCode : "readable again");
        }
    }

    private boolean take(ChannelRow row, Instant now) {
        return row.take(channels.fault(row).orElse(null), now);
    }
}
