package io.langyan.monitoring.patrol;

import io.langyan.events.rest.Problem;
import io.langyan.monitoring.observation.Reason;

/** What this room refuses, as problem+json. */
final class Problems {

    private Problems() {}

    /** The round of an accepted ruling, else the problem it means. */
    static PatrolRound roundOf(Ruling ruling) {
        if (ruling instanceof Ruling.Accepted accepted) {
            return accepted.round();
        }
        throw problemOf(ruling);
    }

    private static Problem problemOf(Ruling ruling) {
        if (ruling instanceof Ruling.Unticked left) {
            return Problem.conflict(
                            "patrol-unticked",
                            "还有平台未查看：请逐一查看，或说明原因（reason）。",
                            "Platforms are unticked: look at them, or give a reason.")
                    .with("platforms", left.platforms());
        }
        if (ruling instanceof Ruling.AlreadyDone done) {
            return Problem.conflict(
                    "patrol-done",
                    "该巡查已由 " + done.by() + " 签到，不能再改。",
                    "This patrol was signed off by " + done.by() + " and is not changed any more.");
        }
        if (ruling instanceof Ruling.TooEarly early) {
            return Problem.conflict(
                    "patrol-too-early",
                    "时间未到，最早可于 " + early.from() + " 开始。",
                    "It is too early; this patrol can be walked from " + early.from() + ".");
        }
        return Problem.unprocessable(
                "not-on-the-list", "该平台不在本次巡查清单中。", "This platform is not on the list of this patrol.");
    }

    static Problem brandGone() {
        return Problem.conflict(
                "brand-gone", "已没有预案包含该品牌，发现请从手工录入提交。", "No plan lists the brand any more; enter the finding by hand.");
    }

    static Problem unknown() {
        return Problem.notFound("unknown-patrol", "没有这次巡查。", "There is no such patrol.");
    }

    static Problem unreadableFinding(Reason reason) {
        return Problem.unprocessable(
                "bad-finding", "巡查发现无法采纳：" + reason.zh(), "The finding cannot be taken: " + reason.en());
    }
}
