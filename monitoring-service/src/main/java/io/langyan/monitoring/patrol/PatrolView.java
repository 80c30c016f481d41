package io.langyan.monitoring.patrol;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A round as people see it.
 *
 * @param state open (its time has not come), due, missed, done
 * @param late signed off after the grace
 * @param checklist in the plan's order, one item a platform
 */
@RegisterForReflection
record PatrolView(
        UUID id,
        String brand,
        String plan,
        int planVersion,
        String patrol,
        LocalDate localDate,
        Instant dueAt,
        Instant signBy,
        String state,
        String startedBy,
        Instant startedAt,
        String signedBy,
        Instant signedAt,
        boolean late,
        String untickedWhy,
        List<Item> checklist) {

    /** @param ticked somebody has looked */
    @RegisterForReflection
    record Item(String platform, boolean ticked, List<TickView> ticks) {}

    /**
     * What somebody saw.
     *
     * @param outcome nothing or finding
     * @param mentionId in the ledger; null until the ledger has the finding, a second or two
     */
    @RegisterForReflection
    record TickView(
            String platform, String outcome, String note, String by, Instant at, String externalId, UUID mentionId) {}

    /**
     * How well a week's patrols were kept.
     *
     * @param week ISO week by local date, such as 2026-W48
     * @param planned whose time has come
     * @param waiting due and within the grace
     * @param missed not signed off, or late
     * @param rate onTime of those that no longer wait; null while there are none
     */
    @RegisterForReflection
    record Week(
            String brand,
            String week,
            LocalDate from,
            long planned,
            long waiting,
            long onTime,
            long late,
            long missed,
            Double rate) {}
}
