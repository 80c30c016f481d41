package io.langyan.monitoring.observation;

import java.util.List;
import java.util.Locale;

/**
 * The answer to a request that brought observations.
 *
 * @param accepted samples that are durable
 * @param merged repeats within the request
 * @param rejected the first refused lines
 * @param rejectedTotal how many were refused in all
 */
public record Verdicts(int accepted, int merged, List<RejectedLine> rejected, int rejectedTotal) {

    /** @param code stable, for programs; {@code reason} is for people */
    public record RejectedLine(int line, String reason, String code) {}

    public static Verdicts of(Submission submission, Locale language) {
        return new Verdicts(
                submission.accepted(),
                submission.merged(),
                submission.rejections().stream()
                        .map(refused -> new RejectedLine(
                                refused.line(),
                                refused.reason().in(language),
                                refused.reason().code()))
                        .toList(),
                submission.rejected());
    }
}
