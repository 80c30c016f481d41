package io.langyan.notification.alarm;

import io.langyan.notification.NotificationConfig;
import io.langyan.notification.channel.ChannelRow;
import io.langyan.notification.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A channel is down, which no push through it could tell. */
@ApplicationScoped
class OutageAlarm implements ChannelAlarm {

    private final OutageMeters meters;
    private final Duration again;

    OutageAlarm(OutageMeters meters, NotificationConfig config) {
        this.meters = meters;
        this.again = config.ringAgain();
    }

    @Override
    public void show(List<ChannelRow> rows, Instant now) {
        meters.show(rows);
    }

    @Override
    public boolean isToBeTold(ChannelRow row, Instant now) {
        return row.isOutageToBeTold(again, now);
    }

    @Override
    public PageRequest told(ChannelRow row, Instant now) {
        row.outageToldAt = now;
        return OutagePage.of(row, now);
    }
}
