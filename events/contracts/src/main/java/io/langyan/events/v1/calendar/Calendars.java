package io.langyan.events.v1.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The calendars that a plan or a rota names, year by year: from a folder of the installation, else from those that ship. A
 * missing year is looked for again by the next calculation, so that its file is found once it is there.
 */
public final class Calendars {

    private static final System.Logger LOG = System.getLogger(Calendars.class.getName());

    private final Optional<Path> folder;
    private final Map<String, YearOfDays> known = new ConcurrentHashMap<>();
    private final Set<String> missed = ConcurrentHashMap.newKeySet();

    /** @param folder with {@code <calendar>-<year>.csv} files; empty: only what ships */
    public Calendars(Optional<Path> folder) {
        this.folder = folder;
    }

    /**
     * A calendar for one calculation: it keeps to what it has found, so that a missing year is looked for once and no day of it
     * is counted otherwise than the last.
     *
     * @param name from the plan, such as {@code cn}
     */
    public WorkingCalendar named(String name) {
        Map<Integer, Optional<YearOfDays>> found = new ConcurrentHashMap<>();
        return new WorkingCalendar(year -> found.computeIfAbsent(year, any -> year(name, any)));
    }

    private Optional<YearOfDays> year(String name, int year) {
        String file = name + "-" + year + ".csv";
        return Optional.ofNullable(known.computeIfAbsent(file, any -> read(file, year)));
    }

    private YearOfDays read(String file, int year) {
        try {
            Optional<String> text = fromFolder(file).or(() -> fromShipped(file));
            if (text.isEmpty() && missed.add(file)) {
                LOG.log(Level.WARNING, "no calendar {0}: its days are taken as plain Monday to Friday", file);
            }
            return text.map(csv -> YearOfDays.parse(year, csv)).orElse(null);
        } catch (UncheckedIOException | IllegalArgumentException broken) {
            LOG.log(Level.ERROR, "calendar {0} cannot be read: {1}", file, broken.getMessage());
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
        try (InputStream in = Calendars.class.getResourceAsStream("/calendar/" + file)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
