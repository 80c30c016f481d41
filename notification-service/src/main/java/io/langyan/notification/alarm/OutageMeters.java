package io.langyan.notification.alarm;

import io.langyan.notification.channel.ChannelRow;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** {@code langyan.channel.down} of each channel in use: 1 while it is down, else 0; the same in all replicas. */
@ApplicationScoped
class OutageMeters {

    private final MultiGauge down;

    OutageMeters(MeterRegistry meters) {
        this.down = MultiGauge.builder("langyan.channel.down").register(meters);
    }

    void show(List<ChannelRow> rows) {
        List<Row<?>> gauges = rows.stream()
                .filter(row -> row.enabled)
                .<Row<?>>map(row -> Row.of(Tags.of("channel", row.name), row.down ? 1 : 0))
                .toList();
        down.register(gauges, true);
    }
}
