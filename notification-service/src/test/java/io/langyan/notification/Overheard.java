package io.langyan.notification;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/** What a category logs while this is open. */
final class Overheard extends Handler implements AutoCloseable {

    private final Logger logger;
    private final Level before;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    /** At any level. */
    Overheard(String category) {
        this(Logger.getLogger(category));
        logger.setLevel(Level.ALL);
    }

    private Overheard(Logger logger) {
        this.logger = logger;
        before = logger.getLevel();
        logger.addHandler(this);
    }

    /** All that is logged, at the levels that are set. */
    static Overheard everything() {
        return new Overheard(Logger.getLogger(""));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord entry) {
        String message = entry instanceof ExtLogRecord ours ? ours.getFormattedMessage() : entry.getMessage();
        lines.add(message + (entry.getThrown() == null ? "" : " " + entry.getThrown()));
    }

    @Override
    public void flush() {
        // nothing is kept back
    }

    @Override
    public void close() {
        logger.removeHandler(this);
        if (logger.getParent() != null) {
            logger.setLevel(before);
        }
    }
}
