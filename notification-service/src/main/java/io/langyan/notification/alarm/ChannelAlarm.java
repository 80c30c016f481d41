package io.langyan.notification.alarm;

import io.langyan.notification.channel.ChannelRow;
import io.langyan.notification.page.PageRequest;
import java.time.Instant;
import java.util.List;

/** Something that may be wrong with a channel, shown of all of them and told to the listener of each. */
interface ChannelAlarm {

    /** As gauges. */
    void show(List<ChannelRow> rows, Instant now);

    boolean isToBeTold(ChannelRow row, Instant now);

    /** What is told; that it was is remembered in the row, which is locked. */
    PageRequest told(ChannelRow row, Instant now);
}
