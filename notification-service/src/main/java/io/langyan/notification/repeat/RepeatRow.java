package io.langyan.notification.repeat;

import io.langyan.events.rest.TimeOrderedId;
import io.langyan.notification.page.PageRequest;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.store.Facts;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What did not ring, why, and what is needed to ring it after all. */
@Entity
@Table(name = "repeat")
public class RepeatRow {

    /** The group had rung. */
    public static final String RANG = "rang";

    /** The group would have rung, but a mute kept it quiet. */
    public static final String MUTED = "muted";

    @Id
    public UUID id;

    /** The page of its group. */
    public UUID pageId;

    public String brand;
    public String drill;
    public UUID crisisId;
    public String level;
    public String why;
    public String title;

    @Convert(converter = Facts.class)
    public Map<String, String> facts = Map.of();

    public boolean trial;

    /** When it happened, by who told it. */
    public Instant at;

    public Instant keptAt;

    /** {@link #RANG} or {@link #MUTED}. */
    public String reason;

    /** Until when its group was to be quiet, as of then. */
    public Instant quietUntil;

    /** The page by which it was rung after all, or null. */
    public UUID rungPage;

    public String rungBy;
    public Instant rungAt;

    /**
     * A request that does not ring.
     *
     * @param page of its group
     * @param window how long a group is quiet after it rang
     */
    public static RepeatRow of(PageRequest request, PageRow page, Duration window, Instant now) {
        RepeatRow row = new RepeatRow();
        row.id = TimeOrderedId.next();
        row.pageId = page.id;
        row.brand = request.brand();
        row.drill = request.scope().drill();
        row.crisisId = request.crisisId();
        row.level = request.level().code();
        row.why = request.why();
        row.title = request.title();
        row.facts = request.facts();
        row.trial = request.trial();
        row.at = request.at();
        row.keptAt = now;
        row.reason = page.mutedUntil == null ? RANG : MUTED;
        row.quietUntil = page.quietUntil(window);
        return row;
    }

    /** It was rung by a person. */
    public void rung(UUID page, String by, Instant now) {
        rungPage = page;
        rungBy = by;
        rungAt = now;
    }
}
