package io.langyan.notification.rota;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** {@code langyan.rota.unreadable} of each rota: 1 while it cannot be read, else 0; the same in all replicas. */
@ApplicationScoped
class RotaMeters {

    private final MultiGauge unreadable;

    RotaMeters(MeterRegistry meters) {
        this.unreadable = MultiGauge.builder("langyan.rota.unreadable").register(meters);
    }

    void show(List<RotaRow> rows) {
        List<Row<?>> gauges = rows.stream()
                .<Row<?>>map(row -> Row.of(Tags.of("role", row.role), row.isReadable() ? 0 : 1))
                .toList();
        unreadable.register(gauges, true);
    }
}
