package io.langyan.notification.mute;

import io.langyan.events.v1.Level;
import io.langyan.notification.page.PageRequest;
import io.langyan.notification.page.PageRow;
import java.util.List;
import java.util.UUID;

/**
 * What a mute keeps quiet. Either one matter, its incident included, or of a whole brand only what stands below an incident and is no drill: a mute
 * that names no matter could hide one that nobody knows of yet.
 *
 * @param crisis the one matter, or null
 * @param whys reasons of pages, as {@code hit}; empty for all. Not with a matter
 * @param platform of a hit or a source, or null for all. Not with a matter
 * @param upTo the gravest level that is kept quiet; what rises above it rings
 */
public record Covered(String brand, UUID crisis, List<String> whys, String platform, Level upTo) {

    /** Reasons of pages that a mute of no one matter may name: what stands below an incident, and nothing of the suite itself. */
    static final List<String> EVERYDAY =
            List.of("forecast", "hit", "patrol-due", "patrol-missed", "source-silent", "spike", "staff-report", "warn");

    /** Says that a mute has ended, so no other mute keeps it quiet. */
    public static final String ENDED = "mute-ended";

    public Covered {
        whys = List.copyOf(whys);
    }

    boolean covers(PageRequest page) {
        return brand.equals(page.brand())
                && upTo.atLeast(page.level())
                && !page.why().equals(ENDED)
                && (crisis == null ? everyday(page) : crisis.equals(page.crisisId()));
    }

    /** What rings already, as if it were asked for now. */
    boolean covers(PageRow page) {
        return covers(new PageRequest(
                page.id,
                page.scope(),
                page.incidentId,
                page.crisisId,
                page.groupKey,
                page.gravity(),
                page.roles,
                page.policy,
                page.why,
                page.title,
                page.facts,
                page.trial,
                page.requestedAt));
    }

    private boolean everyday(PageRequest page) {
        return page.incidentId() == null
                && page.scope().drill() == null
                && (whys.isEmpty() || whys.contains(page.why()))
                && (platform == null || platform.equals(page.facts().get("platform")));
    }
}
