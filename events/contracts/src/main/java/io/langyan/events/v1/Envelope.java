package io.langyan.events.v1;

import java.time.Instant;
import java.util.Objects;

/**
 * What stands around a record on Kafka: CloudEvents 1.0, binary mode, as {@code ce_*} headers.
 *
 * @param id outbox id, or a hash for derived streams; also the idempotency key
 * @param type see {@link EventTypes}
 * @param source the service that wrote it
 * @param brand every event belongs to a brand; {@code *} when it concerns all (plans, people)
 * @param drill id of the drill (演练) it belongs to, or null
 * @param planVersion version of the plan in force, or null before any plan
 */
public record Envelope(
        String id, String type, String source, Instant time, String brand, String drill, Integer planVersion) {

    public static final String SPEC_VERSION = "1.0";
    public static final String ALL_BRANDS = "*";

    public Envelope {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(brand, "brand");
    }
}
