package io.langyan.notification.deadman;

import java.time.Duration;

/**
 * A heartbeat that is waited for.
 *
 * @param name as it is shown and set
 * @param patience so long it may be silent; and so long it must have been back before that is told
 * @param again a silence that was told is told again after this
 */
record Watched(String name, Duration patience, Duration again) {

    /** The way of a mention through the whole suite. */
    static final String PIPELINE = "pipeline";
    /** The database of this service, which keeps what was told. */
    static final String DATABASE = "database";
}
