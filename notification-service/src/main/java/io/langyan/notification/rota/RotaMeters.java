package io.langyan.notification.rota;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code langyan.rota.unreadable} of each rota: 1 while it cannot be read, else 0; the same in all replicas. */
@ApplicationScoped
class RotaMeters {

    private final MultiGauge unreadable;
    private volatile Map<String, Integer> shown = Map.of();

    RotaMeters(MeterRegistry meters) {
        this.unreadable = MultiGauge.builder("langyan.rota.unreadable").register(meters);
    }

    void show(List<RotaRow> rows) {
        Map<String, Integer> now =
                rows.stream().collect(Collectors.toMap(row -> row.role, row -> row.isReadable() ? 0 : 1));
        if (!now.equals(shown)) {
            shown = now;
            unreadable.register(
                    now.entrySet().stream()
                            .<Row<?>>map(each -> Row.of(Tags.of("role", each.getKey()), each.getValue()))
                            .toList(),
                    true);
        }
    }
}
