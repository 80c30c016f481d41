package io.langyan.events.v1;

import java.util.Locale;

/** Names a record on the wire: {@code LevelChanged} is {@code level.changed}, {@code HitFound} is {@code hit.found}. */
public final class EventTypes {

    private EventTypes() {}

    /** The {@code ce_type} of a record class: its simple name in lower case, words joined by dots. */
    public static String nameOf(Class<? extends Event> type) {
        return type.getSimpleName().replaceAll("(?<!^)([A-Z])", ".$1").toLowerCase(Locale.ROOT);
    }
}
