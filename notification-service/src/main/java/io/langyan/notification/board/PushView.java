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
 * @param kind {@code call}, or {@code answered}: it only tells who has answered the page
 * @param step of the page; of the news of an answer the last one before it, or a later number where none was taken since another answer
 * @param state due sending sent maybe failed withheld cancelled
 * @param person null for a group
 * @param digest the digest by which it was, or may have been, delivered
 * @param receipt what the provider reported of it afterwards; absent while it has not
 * @param redrivenBy who had it sent again after it failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PushView(
        UUID id,
        UUID pageId,
        String kind,
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
        UUID digest,
        ReceiptView receipt,
        Instant createdAt,
        Instant notBefore,
        Instant doneAt,
        List<AttemptView> attempts) {

    static final String CALL = "call";
    private static final String ANSWERED = "answered";

    /**
     * A delivery report.
     *
     * @param state delivered undelivered
     * @param code the carrier's own
     * @param at when, by the provider's clock
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ReceiptView(String state, String code, String reason, Instant at) {

        static ReceiptView of(PushRow row) {
            return row.receipt == null
                    ? null
                    : new ReceiptView(row.receipt, row.receiptCode, row.receiptReason, row.receiptAt);
        }
    }

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
            String providerId,
            UUID digest) {

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
                    row.providerId,
                    row.digestId);
        }
    }

    /** @param tried attempts of this push and others, in their order */
    static PushView of(PushRow row, List<AttemptRow> tried) {
        List<AttemptRow> attempts =
                tried.stream().filter(each -> each.pushId.equals(row.id)).toList();
        return new PushView(
                row.id,
                row.pageId,
                row.notice ? ANSWERED : CALL,
                row.brand,
                row.drill,
                row.notice ? -row.rung - 1 : row.rung,
                row.channel,
                row.person,
                row.people,
                row.route,
                row.state,
                row.repeated,
                row.redrivenBy,
                row.code,
                row.reason,
                digest(row, attempts),
                ReceiptView.of(row),
                row.createdAt,
                row.isFinal() ? null : row.notBefore,
                row.doneAt,
                attempts.stream().map(AttemptView::of).toList());
    }

    private static UUID digest(PushRow row, List<AttemptRow> attempts) {
        boolean delivered = row.state.equals(PushRow.SENT) || row.state.equals(PushRow.MAYBE);
        return delivered && !attempts.isEmpty() ? attempts.get(attempts.size() - 1).digestId : null;
    }
}
