package io.langyan.standalone.launcher.bench;

import io.langyan.events.v1.CrisisEvent.LevelChanged;
import io.langyan.events.v1.Event;
import io.langyan.events.v1.IncidentEvent.IncidentOpened;
import io.langyan.events.v1.IncidentEvent.PageRequested;
import io.langyan.events.v1.PushEvent.PageOpened;
import io.langyan.events.v1.PushEvent.Pushed;
import io.langyan.events.v1.Signal.HitFound;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the services say on the way from a mention to a phone: which hit, level, incident and page became of what, and when by their own clocks. */
final class AlarmTrace {

    static final Set<Class<? extends Event>> WANTED = Set.of(
            HitFound.class,
            LevelChanged.class,
            IncidentOpened.class,
            PageRequested.class,
            PageOpened.class,
            Pushed.class);

    private final Map<String, Instant> matched = new ConcurrentHashMap<>();
    private final List<LevelChanged> levels = new CopyOnWriteArrayList<>();
    private final List<IncidentOpened> incidents = new CopyOnWriteArrayList<>();
    private final Map<UUID, PageRequested> pages = new ConcurrentHashMap<>();
    private final Map<UUID, PageOpened> opened = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> pushed = new ConcurrentHashMap<>();

    void note(Event event) {
        if (event instanceof HitFound hit) {
            matched.putIfAbsent(hit.externalId(), hit.matchedAt());
        } else if (event instanceof LevelChanged level && level.to().isCrisis()) {
            levels.add(level);
        } else if (event instanceof IncidentOpened incident) {
            incidents.add(incident);
        } else if (event instanceof PageRequested page && page.why().equals("opened")) {
            pages.put(page.pageId(), page);
        } else if (event instanceof PageOpened page) {
            opened.put(page.pageId(), page);
        } else if (event instanceof Pushed push) {
            pushed.merge(push.pageId(), push.at(), (one, other) -> one.isBefore(other) ? one : other);
        }
    }

    /** When monitoring knew it for a hit. */
    Optional<Instant> matched(AlarmStory story) {
        return Optional.ofNullable(matched.get(story.id()));
    }

    /** The first time that it was told to be a crisis. */
    Optional<LevelChanged> raised(AlarmStory story) {
        return levels.stream()
                .filter(level -> level.title().startsWith(story.head()))
                .findFirst();
    }

    List<IncidentOpened> incidents(UUID crisis) {
        return incidents.stream()
                .filter(incident -> incident.crisisId().equals(crisis))
                .toList();
    }

    /** By which its squad is to be told that it opened. */
    Optional<PageRequested> page(UUID crisis) {
        return pages.values().stream()
                .filter(page -> page.crisisId().equals(crisis))
                .findFirst();
    }

    /** Whether an incident asked for this page. */
    boolean isOfIncident(UUID page) {
        return pages.containsKey(page);
    }

    /** All pages of a brand. */
    List<PageOpened> opened(String brand) {
        return opened.values().stream()
                .filter(page -> page.brand().equals(brand))
                .toList();
    }

    /** When a provider first had it, by notification's clock. */
    Optional<Instant> pushed(UUID page) {
        return Optional.ofNullable(pushed.get(page));
    }
}
