package io.langyan.events.delivery;

import io.langyan.events.v1.Envelope;
import java.util.Objects;

/**
 * Whom an event concerns.
 *
 * @param brand its brand, {@code *} when it concerns all
 * @param drill id of the drill (演练) it belongs to, or null
 * @param planVersion version of the plan it was decided under, or null before any plan
 */
public record Scope(String brand, String drill, Integer planVersion) {

    public Scope {
        Objects.requireNonNull(brand, "brand");
    }

    /** What concerns the whole installation, such as plans and people. */
    public static Scope allBrands() {
        return new Scope(Envelope.ALL_BRANDS, null, null);
    }

    /** The scope an event came in, for what follows from it. */
    public static Scope of(Envelope envelope) {
        return new Scope(envelope.brand(), envelope.drill(), envelope.planVersion());
    }
}
