package io.langyan.notification.schedule;

import java.util.UUID;

/**
 * Somebody's stretch of duty (班次).
 *
 * @param layer number of the layer it comes from, null for an override
 * @param override the override it comes from, else null
 */
public record Shift(Span span, UUID person, Integer layer, UUID override) {

    /** Whether it is the same stretch of duty as one that ends where it begins. */
    boolean goesOnFrom(Shift earlier) {
        return earlier.span.to().equals(span.from()) && equals(earlier.during(span));
    }

    Shift during(Span other) {
        return new Shift(other, person, layer, override);
    }
}
