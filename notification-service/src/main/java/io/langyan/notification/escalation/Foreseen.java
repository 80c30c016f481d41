package io.langyan.notification.escalation;

import io.langyan.notification.page.PageRow;
import io.langyan.notification.people.PersonRow;
import io.langyan.notification.push.PushRow;
import java.time.Instant;
import java.util.List;

/**
 * What a page would do.
 *
 * @param page as it would be written
 * @param steps its first run through them; none when it would only be recorded
 * @param givenUpAt when it would be given up if nobody answers, null when it would only be recorded, and on trial
 */
public record Foreseen(PageRow page, List<Step> steps, Instant givenUpAt) {

    /**
     * One step.
     *
     * @param roles whom it asks, those of the page in place of {@code requested}
     * @param named whom else it asks, by id or user name
     * @param channels as the plan names them, in failover order
     * @param people who fills that then
     * @param pushes by what they would be told
     */
    public record Step(
            Instant at,
            List<String> roles,
            List<String> named,
            List<String> channels,
            List<PersonRow> people,
            List<PushRow> pushes) {}
}
