package io.langyan.notification.alarm;

import io.langyan.notification.channel.ChannelRow;
import io.langyan.notification.channel.Channels;
import io.langyan.notification.channel.Quota;
import io.langyan.notification.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** A channel's month has come to a mark. */
@ApplicationScoped
class QuotaAlarm implements ChannelAlarm {

    private final Channels channels;
    private final QuotaMeters meters;

    QuotaAlarm(Channels channels, QuotaMeters meters) {
        this.channels = channels;
        this.meters = meters;
    }

    @Override
    public void show(List<ChannelRow> rows, Instant now) {
        meters.show(rows, now);
    }

    @Override
    public boolean isToBeTold(ChannelRow row, Instant now) {
        return channels.quota(row, now).filter(Quota::isToBeTold).isPresent();
    }

    @Override
    public PageRequest told(ChannelRow row, Instant now) {
        Quota quota = channels.quota(row, now).orElseThrow();
        row.quotaTold = quota.mark();
        return QuotaPage.of(row.name, quota, now);
    }
}
