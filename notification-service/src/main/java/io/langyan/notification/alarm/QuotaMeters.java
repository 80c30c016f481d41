package io.langyan.notification.alarm;

import io.langyan.notification.channel.ChannelRow;
import io.langyan.notification.channel.Channels;
import io.langyan.notification.channel.Quota;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;

/** {@code langyan.channel.quota.used}, {@code .most} and {@code .reserve} of each channel that has a quota, the same in all replicas. */
@ApplicationScoped
class QuotaMeters {

    private final Channels channels;
    private final MultiGauge used;
    private final MultiGauge most;
    private final MultiGauge reserve;

    QuotaMeters(Channels channels, MeterRegistry meters) {
        this.channels = channels;
        this.used = MultiGauge.builder("langyan.channel.quota.used").register(meters);
        this.most = MultiGauge.builder("langyan.channel.quota.most").register(meters);
        this.reserve = MultiGauge.builder("langyan.channel.quota.reserve").register(meters);
    }

    void show(List<ChannelRow> rows, Instant now) {
        used.register(gauges(rows, Quota::used, now), true);
        most.register(gauges(rows, Quota::most, now), true);
        reserve.register(gauges(rows, Quota::reserve, now), true);
    }

    private List<Row<?>> gauges(List<ChannelRow> rows, ToIntFunction<Quota> figure, Instant now) {
        return rows.stream()
                .<Row<?>>flatMap(row -> channels.quota(row, now).stream()
                        .map(quota -> Row.of(Tags.of("channel", row.name), figure.applyAsInt(quota))))
                .toList();
    }
}
