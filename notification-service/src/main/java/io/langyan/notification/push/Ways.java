package io.langyan.notification.push;

import io.langyan.events.v1.Level;
import io.langyan.notification.NotificationConfig;
import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Channels;
import io.langyan.notification.channel.Messengers;
import io.langyan.notification.page.PageRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which channels a page may use. Drills and plans on trial reach real channels only where somebody has said so. */
@ApplicationScoped
class Ways {

    private final Channels channels;
    private final Messengers messengers;
    private final boolean drillsPush;

    Ways(Channels channels, Messengers messengers, NotificationConfig config) {
        this.channels = channels;
        this.messengers = messengers;
        this.drillsPush = config.drillsPush();
    }

    /**
     * Ways of a page.
     *
     * @param open those that it may use
     * @param withheld those that it would use were it no drill and no trial
     */
    record Of(Map<String, Way> open, Map<String, Way> withheld) {}

    /** As the channels stand now, for any pages. */
    Uni<Function<PageRow, Of>> now() {
        return channels.enabled().map(all -> page -> of(page, all));
    }

    /** The same of those channels only that take something of this gravity by then. */
    Uni<Function<PageRow, Of>> takingBy(Instant then, Level gravity, Instant now) {
        return channels.takingBy(then, gravity, now).map(all -> page -> of(page, all));
    }

    private Of of(PageRow page, List<Channel> all) {
        List<Channel> own = all.stream().filter(each -> each.covers(page.brand)).toList();
        return new Of(ways(own, permitted(page)), ways(own, permitted(page).negate()));
    }

    private Predicate<Channel> permitted(PageRow page) {
        return channel -> (page.drill == null || channel.drill() || drillsPush) && (!page.trial || channel.test());
    }

    private Map<String, Way> ways(List<Channel> channels, Predicate<Channel> which) {
        return channels.stream()
                .filter(which)
                .collect(
                        Collectors.toMap(Channel::name, channel -> Way.of(channel, messengers.needed(channel.kind()))));
    }
}
