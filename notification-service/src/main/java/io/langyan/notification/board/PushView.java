package io.langyan.notification.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.notification.push.AttemptRow;
import io.langyan.notification.push.PushRow;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A push over REST, with every attempt and the provider's own code.
 *
 * @param state due sending sent maybe failed withheld cancelled
 * @param person null for a group
 * @param redrivenBy who had it sent again after it failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PushView(
        UUID id,
        UUID pageId,
        String brand,
        String drill,
        int step,
        String channel,
        UUID person,
        List<String> people,
        List<String> route,
        String state,
        boolean repeated,
        String redrivenBy,
        String code,
        String reason,
        Instant createdAt,
        Instant notBefore,
        Instant doneAt,
        List<AttemptView> attempts) {

    /** One request to the provider; no result while it is under way. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AttemptView(
            int number,
            int part,
            int parts,
            Instant startedAt,
            Instant finishedAt,
            String result,
            String code,
            String reason,
            String providerId) {

        static AttemptView of(AttemptRow row) {
            return new AttemptView(
                    row.number,
                    row.part + 1,
                    row.parts,
                    row.startedAt,
                    row.finishedAt,
                    row.result,
                    row.code,
                    row.reason,
                    row.providerId);
        }
    }

    static PushView of(PushRow row, List<AttemptRow> attempts) {
        return new PushView(
                row.id,
                row.pageId,
                row.brand,
                row.drill,
                row.rung,
                row.channel,
                row.person,
                row.people,
                row.route,
                row.state,
                row.repeated,
                row.redrivenBy,
                row.code,
                row.reason,
                row.createdAt,
                row.isFinal() ? null : row.notBefore,
                row.doneAt,
                attempts.stream()
                        .filter(attempt -> attempt.pushId.equals(row.id))
                        .map(AttemptView::of)
                        .toList());
    }
}
