package io.langyan.notification.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.notification.page.GroupKey;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.repeat.TallyRow;
import java.time.Duration;
import java.time.Instant;

/**
 * What a page was grouped by.
 *
 * @param key equal for what is one thing within the brand
 * @param rule what makes it one: same-text same-crisis same-crisis-and-level same-silence same-patrol same-hour same-mention same-mute
 * @param quietUntil until then others of its group do not ring, unless another of its pages keeps them quiet; it may be over
 * @param releasedAt when somebody ended the quiet before its time
 * @param repeats others of its group that did not ring because of it, those that are no longer kept included
 * @param lastRepeatAt when the last of them came
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GroupView(
        String key,
        String rule,
        Instant quietUntil,
        Instant releasedAt,
        String releasedBy,
        long repeats,
        Instant lastRepeatAt) {

    /** @param tally null when there was no repeat */
    static GroupView of(PageRow page, TallyRow tally, Duration window) {
        return page.groupKey == null
                ? null
                : new GroupView(
                        page.groupKey,
                        GroupKey.rule(page.groupKey),
                        page.quietUntil(window),
                        page.releasedAt,
                        page.releasedBy,
                        tally == null ? 0 : tally.repeats,
                        tally == null ? null : tally.lastAt);
    }
}
