package io.langyan.review.review;

import io.langyan.events.rest.Problem;

/** What this service refuses, as problem+json. */
final class Problems {

    private Problems() {}

    static Problem unknownReview() {
        return Problem.notFound("review-not-found", "没有这份复盘。", "There is no such review.");
    }

    static Problem of(Review.Refused refused) {
        if (refused instanceof Review.Refused.AlreadySigned already) {
            return Problem.conflict(
                    "review-already-signed",
                    "复盘已由 " + already.by() + " 签署。",
                    "The review was signed by " + already.by() + ".");
        }
        int revision = ((Review.Refused.ChangedSince) refused).revision();
        return Problem.conflict(
                        "review-changed",
                        "复盘已更新到第 " + revision + " 版，请重新阅读后签署。",
                        "The review is at revision " + revision + " now; read it again before signing.")
                .with("revision", revision);
    }

    static Problem badState() {
        return Problem.badRequest("bad-state", "state 应为 draft 或 signed。", "state must be draft or signed.");
    }
}
