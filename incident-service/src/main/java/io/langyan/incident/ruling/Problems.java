package io.langyan.incident.ruling;

import io.langyan.events.rest.Problem;
import java.util.Map;
import java.util.function.Function;

/** How each refusal reads to a caller. */
public final class Problems {

    private static final Map<Class<? extends Refusal>, Function<Refusal, Problem>> KNOWN = Map.ofEntries(
            when(
                    Refusal.NoSuchIncident.class,
                    why -> Problem.notFound("incident-unknown", "没有这个事件。", "There is no such incident.")),
            when(
                    Refusal.BrandNotYours.class,
                    why -> Problem.forbidden("brand-forbidden", "无权查看或操作该品牌。", "This brand is not one of yours.")),
            when(
                    Refusal.IncidentIsClosed.class,
                    why -> Problem.conflict(
                            "incident-closed", "事件已结案，如需处理请先重启。", "The incident is closed; reopen it first.")),
            when(
                    Refusal.IncidentIsOpen.class,
                    why -> Problem.conflict("incident-open", "事件尚未结案。", "The incident is still open.")),
            when(Refusal.AlreadyOpened.class, why -> Problem.conflict(
                            "incident-already-opened", "该危机已有事件。", "This crisis has an incident already.")
                    .with("incidentId", why.incidentId())),
            when(
                    Refusal.NoPlanCovers.class,
                    why -> Problem.unprocessable(
                            "brand-without-plan",
                            "没有预案包含品牌“" + why.brand() + "”。",
                            "No plan covers the brand \"" + why.brand() + "\".")),
            when(
                    Refusal.NoSuchClock.class,
                    why -> Problem.notFound(
                            "clock-unknown",
                            "该事件没有时限“" + why.clock() + "”。",
                            "This incident has no clock \"" + why.clock() + "\".")),
            when(Refusal.ClockDoesNot.class, why -> Problem.conflict(
                            "clock-state",
                            "时限“" + why.clock() + "”处于 " + why.state() + " 状态，不能执行 " + why.action() + "。",
                            "The clock \"" + why.clock() + "\" is " + why.state() + ", which does not allow "
                                    + why.action() + ".")
                    .with("state", why.state())),
            when(
                    Refusal.ClockNotByHand.class,
                    why -> Problem.conflict(
                            "clock-not-by-hand",
                            "时限“" + why.clock() + "”由对应的操作自动完成，不能手动标记。",
                            "The clock \"" + why.clock() + "\" is met by what is done, not by hand.")),
            when(
                    Refusal.ReasonMissing.class,
                    why -> Problem.unprocessable("reason-missing", "必须说明理由。", "A reason is needed.")),
            when(
                    Refusal.NoSuchStatement.class,
                    why -> Problem.notFound("statement-unknown", "没有这份声明。", "There is no such statement.")),
            when(Refusal.NotYourTurn.class, why -> Problem.conflict(
                            "approval-out-of-turn",
                            "审批须按顺序进行，当前不等待“" + why.as() + "”。",
                            "Approvals follow the plan's order; none as \"" + why.as() + "\" is waited for now.")
                    .with("waitingFor", why.waitingFor())),
            when(Refusal.TextDiffers.class, why -> Problem.conflict(
                            "text-differs",
                            "文本与审批时所见不一致，请重新阅读。",
                            "The text is not the one that was read; read it again.")
                    .with("textHash", why.textHash())),
            when(
                    Refusal.AlreadyPublished.class,
                    why -> Problem.conflict("statement-published", "声明已经发布。", "The statement is published already.")),
            when(Refusal.ApprovalsMissing.class, why -> Problem.conflict(
                            "approvals-missing", "审批尚未完成，不能发布。", "Approvals are missing, so it cannot be published.")
                    .with("missing", why.missing())),
            when(
                    Refusal.FactSheetMissing.class,
                    why -> Problem.conflict(
                            "fact-sheet-missing",
                            "事实核实尚未签署或豁免，不能发布实质性声明。",
                            "The fact sheet is neither signed nor waived; the statement waits for it.")),
            when(Refusal.NotReadyToClose.class, why -> Problem.conflict(
                            "not-ready-to-close", "结案条件尚未满足。", "The criteria for closing do not hold yet.")
                    .with("missing", why.missing())),
            when(
                    Refusal.NoSuchPlan.class,
                    why -> Problem.notFound(
                            "plan-unknown",
                            "没有名为“" + why.name() + "”的预案。",
                            "There is no plan \"" + why.name() + "\".")),
            when(
                    Refusal.PlanIsManaged.class,
                    why -> Problem.conflict(
                            "plan-managed",
                            "预案由部署配置管理，不能在此修改。",
                            "The plan is managed by the deployment and is not edited here.")),
            when(Refusal.PlanVersionNeeded.class, why -> Problem.preconditionRequired(
                            "plan-version-needed",
                            "修改已有预案须在 If-Match 中给出版本号。",
                            "Editing a plan needs its version in If-Match.")
                    .with("version", why.current())),
            when(Refusal.PlanVersionStale.class, why -> Problem.preconditionFailed(
                            "plan-version-stale", "预案已被他人更新，请重新读取。", "Somebody changed the plan; read it again.")
                    .with("version", why.current())),
            when(Refusal.PlanMakesNoSense.class, why -> Problem.unprocessable(
                            "plan-invalid", "预案存在问题，未发布。", "The plan has problems and was not published.")
                    .with("problems", why.problems())),
            when(
                    Refusal.PlanNameDiffers.class,
                    why -> Problem.unprocessable(
                            "plan-name-differs",
                            "地址中的预案名“" + why.asked() + "”与内容中的“" + why.written() + "”不一致。",
                            "The address names the plan \"" + why.asked() + "\", the text \"" + why.written() + "\".")),
            when(Refusal.BrandHasPlan.class, why -> Problem.unprocessable(
                            "brand-has-plan",
                            "品牌“" + why.brand() + "”已属于预案“" + why.plan() + "”。",
                            "The brand \"" + why.brand() + "\" belongs to the plan \"" + why.plan() + "\".")
                    .with("brand", why.brand())
                    .with("plan", why.plan())),
            when(
                    Refusal.NoSuchEntry.class,
                    why -> Problem.notFound("entry-unknown", "时间线上没有这一条。", "The timeline has no such entry.")));

    private Problems() {}

    public static Problem of(Refusal why) {
        return KNOWN.get(why.getClass()).apply(why);
    }

    /** What was granted. @throws Problem when it was refused */
    public static <T> T granted(Ruling<T> ruling) {
        return ruling.fold(value -> value, why -> {
            throw of(why);
        });
    }

    private static <R extends Refusal> Map.Entry<Class<? extends Refusal>, Function<Refusal, Problem>> when(
            Class<R> kind, Function<R, Problem> problem) {
        return Map.entry(kind, why -> problem.apply(kind.cast(why)));
    }
}
