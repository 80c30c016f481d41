package io.langyan.monitoring.evidence;

import io.langyan.events.rest.Problem;
import java.util.UUID;
import java.util.function.Supplier;

/** Ids in paths: what is none is nothing that there could be. */
final class Ids {

    private Ids() {}

    static UUID of(String text, Supplier<Problem> unknown) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw unknown.get();
        }
    }
}
