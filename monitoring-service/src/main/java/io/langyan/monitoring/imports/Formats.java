package io.langyan.monitoring.imports;

import io.langyan.monitoring.observation.ObservationReader;
import jakarta.enterprise.context.ApplicationScoped;

/** Who understands the lines of a format. */
@ApplicationScoped
public class Formats {

    private final RowReader crawler;
    private final RowReader observations;
    private final RowReader any;

    Formats(ObservationReader reader) {
        crawler = new MediaCrawlerRows(reader);
        observations = (row, platform, now) -> reader.read(row, now);
        any = new AnyShape(reader, crawler);
    }

    /** The rows of a table have become observations when they were spooled. */
    RowReader byName(String format) {
        return ImportOrder.MEDIACRAWLER.equals(format) ? crawler : observations;
    }

    /** For records that do not say what they are. */
    public RowReader any() {
        return any;
    }
}
