package io.langyan.notification.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.repeat.RepeatRow;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What did not ring because its group had rung.
 *
 * @param at when it happened, by who told it
 * @param keptAt when it came here
 * @param reason why it did not ring
 * @param rung absent while nobody has rung it after all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RepeatView(
        UUID id,
        String brand,
        String drill,
        UUID crisisId,
        String level,
        String why,
        String title,
        Map<String, String> facts,
        Instant at,
        Instant keptAt,
        Reason reason,
        Rung rung) {

    /**
     * Its group had rung by a page, and was quiet.
     *
     * @param code rang: the group rang then. muted: it would have, but a mute kept it quiet
     * @param group the key of both
     * @param until so long the group was quiet, as of then
     */
    public record Reason(String code, String group, UUID page, Instant rangAt, Instant until) {}

    /** By which page it was rung after all, by whom and when. */
    public record Rung(UUID page, String by, Instant at) {}

    static RepeatView of(RepeatRow row, PageRow page) {
        return new RepeatView(
                row.id,
                row.brand,
                row.drill,
                row.crisisId,
                row.level,
                row.why,
                row.title,
                row.facts,
                row.at,
                row.keptAt,
                new Reason(row.reason, page.groupKey, page.id, page.openedAt, row.quietUntil),
                row.rungPage == null ? null : new Rung(row.rungPage, row.rungBy, row.rungAt));
    }
}
