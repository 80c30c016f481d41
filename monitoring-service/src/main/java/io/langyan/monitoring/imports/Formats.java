package io.langyan.monitoring.imports;

import io.langyan.monitoring.observation.ObservationReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** The file formats that can be imported. */
@ApplicationScoped
class Formats {

    private final Map<String, RowReader> readers;

    Formats(ObservationReader observations) {
        readers = Map.of(
                "mediacrawler",
                new MediaCrawlerRows(observations),
                "observations",
                (row, platform, now) -> observations.read(row, now));
    }

    Optional<RowReader> byName(String name) {
        return Optional.ofNullable(name).map(readers::get);
    }
}
