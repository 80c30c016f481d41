package io.langyan.standalone.launcher.bench;

import io.langyan.events.v1.CrisisEvent.LevelChanged;
import io.langyan.events.v1.Event;
import io.langyan.events.v1.Level;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Notes when each crisis was said to be of the gravest level, as a reader of {@code crises} sees it. */
final class LevelWatch implements AutoCloseable {

    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final TopicReader reader;

    LevelWatch(String kafka) {
        reader = new TopicReader(kafka, Set.of(LevelChanged.class), this::note);
    }

    /** {@link System#nanoTime} at which each title was seen to reach L1. */
    Map<String, Long> seen() {
        return seen;
    }

    private void note(Event event) {
        if (event instanceof LevelChanged changed && changed.to() == Level.L1) {
            seen.putIfAbsent(changed.title(), System.nanoTime());
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
