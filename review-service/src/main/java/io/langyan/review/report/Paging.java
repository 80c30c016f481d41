package io.langyan.review.report;

import java.time.Instant;
import java.util.List;

/**
 * Whether people were reached (推送).
 *
 * @param firstPushSeconds from the opening of the incident to the first push a provider took, null when there was none
 * @param firstAckSeconds from the opening to the first answer, null when nobody answered
 */
public record Paging(
        int pages,
        int pushes,
        int failedPushes,
        int escalations,
        int exhausted,
        Long firstPushSeconds,
        Long firstAckSeconds,
        List<PageLine> lines) {

    /**
     * One page.
     *
     * @param openedAt null while its beginning has not been heard
     * @param alarm why nobody could be called or nobody answered, as it was told last; null when it never was
     * @param exhausted nobody has answered since
     * @param firstPushSeconds from the beginning of the page; the same for the answer
     */
    public record PageLine(
            String pageId,
            String why,
            List<String> roles,
            Instant openedAt,
            Instant firstPushAt,
            Long firstPushSeconds,
            Instant firstAckAt,
            Long firstAckSeconds,
            String acknowledgedBy,
            int pushes,
            int failedPushes,
            int escalations,
            String alarm,
            boolean exhausted,
            List<String> sources) {}
}
