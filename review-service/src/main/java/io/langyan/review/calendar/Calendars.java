package io.langyan.review.calendar;

import io.langyan.review.ReviewConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The calendars by name, year by year: from the folder of {@link ReviewConfig#calendarDir()}, else from those that ship. A
 * missing year is looked for again each time, so that its file is found once it is there.
 */
@ApplicationScoped
public class Calendars {

    private static final Logger LOG = Logger.getLogger(Calendars.class);

    private final Optional<Path> folder;
    private final Map<String, YearOfDays> known = new ConcurrentHashMap<>();
    private final Set<String> missed = ConcurrentHashMap.newKeySet();

    Calendars(ReviewConfig config) {
        this.folder = config.calendarDir();
    }

    /** @param name from the plan, such as {@code cn} */
    public WorkingCalendar named(String name) {
        return new WorkingCalendar(year -> year(name, year));
    }

    private Optional<YearOfDays> year(String name, int year) {
        String file = name + "-" + year + ".csv";
        return Optional.ofNullable(known.computeIfAbsent(file, any -> read(file, year)));
    }

    private YearOfDays read(String file, int year) {
        try {
            Optional<String> text = fromFolder(file).or(() -> fromShipped(file));
            if (text.isEmpty() && missed.add(file)) {
                LOG.warnf("no calendar %s: its days are taken as plain Monday to Friday", file);
            }
            return text.map(csv -> YearOfDays.parse(year, csv)).orElse(null);
        } catch (UncheckedIOException | IllegalArgumentException broken) {
            LOG.errorf("calendar %s cannot be read: %s", file, broken.getMessage());
            return null;
        }
    }

    private Optional<String> fromFolder(String file) {
        return folder.map(path -> path.resolve(file)).filter(Files::isReadable).map(path -> {
            try {
                return Files.readString(path);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    private static Optional<String> fromShipped(String file) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream("calendar/" + file)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
