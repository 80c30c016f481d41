package io.langyan.notification.push;

import java.util.List;
import java.util.UUID;

/** What was taken out of a line together could not be begun, and lies in it again. */
final class Unbegun extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Line.Taken taken;

    Unbegun(Line.Taken taken, Throwable cause) {
        super(cause);
        this.taken = taken;
    }

    /** The one that was taken alone. */
    boolean isOne() {
        return taken.single().size() == 1 && taken.digest().isEmpty();
    }

    UUID one() {
        return taken.single().get(0).id;
    }

    /** Those that were to go in one message. */
    List<UUID> digest() {
        return taken.digest().stream().map(push -> push.id).toList();
    }
}
