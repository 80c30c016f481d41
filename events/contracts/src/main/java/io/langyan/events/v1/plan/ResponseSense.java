package io.langyan.events.v1.plan;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.plan.ResponsePolicy.ClockRule;
import io.langyan.events.v1.plan.ResponsePolicy.Playbook;
import io.langyan.events.v1.plan.ResponsePolicy.Squad;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A squad for every level that opens, roles that are seated, clocks that do not contradict each other. */
final class ResponseSense {

    private static final List<Level> CRISIS_LEVELS = List.of(Level.L1, Level.L2, Level.L3);

    private final Plan plan;
    private final ResponsePolicy response;
    private final Findings findings;
    private final Set<String> seated;

    private ResponseSense(Plan plan, Findings findings) {
        this.plan = plan;
        this.response = plan.response();
        this.findings = findings;
        this.seated = response.squads().stream()
                .flatMap(squad -> squad.seats().stream())
                .map(Squad.Seat::role)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static void check(Plan plan, Findings findings) {
        ResponseSense sense = new ResponseSense(plan, findings);
        sense.opening();
        sense.squads();
        sense.commands();
        sense.clocks();
        sense.approvals();
        sense.closing();
        sense.playbooks();
    }

    private void opening() {
        if (response.opening() == null) {
            return;
        }
        Level at = response.opening().at();
        boolean reached =
                plan.grading().levels().stream().anyMatch(rule -> rule.level().atLeast(at));
        if (response.opening().byRule() && !reached) {
            findings.add(
                    "/response/opening/at",
                    "没有规则能达到 %s，处置永远不会自动启动",
                    "no rule reaches %s: no incident would ever open",
                    at.code());
        }
        for (Level level : CRISIS_LEVELS) {
            if (level.atLeast(at)
                    && !response.squads().isEmpty()
                    && squadsFor(level).isEmpty()) {
                findings.add("/response/squads", "%s 没有小组", "there is no squad for %s", level.code());
            }
        }
    }

    private List<Squad> squadsFor(Level level) {
        return response.squads().stream()
                .filter(squad -> squad.levels().isEmpty() || squad.levels().contains(level))
                .filter(squad -> squad.types().isEmpty())
                .toList();
    }

    private void squads() {
        findings.duplicates("/response/squads", response.squads(), Squad::name, "squad");
        for (int i = 0; i < response.squads().size(); i++) {
            Squad squad = response.squads().get(i);
            String path = "/response/squads/" + i;
            findings.duplicates(path + "/seats", squad.seats(), Squad.Seat::role, "seat");
            if (squad.seats().stream().noneMatch(seat -> seat.role().equals(squad.lead()))) {
                findings.add(
                        path + "/lead",
                        "组长“%s”不在小组“%s”的席位中",
                        "lead \"%s\" has no seat in squad \"%s\"",
                        squad.lead(),
                        squad.name());
            }
            shadowed(path, squad, response.squads().subList(0, i));
            escalation(path, squad);
        }
    }

    private void shadowed(String path, Squad squad, List<Squad> earlier) {
        for (Squad first : earlier) {
            if (covers(first.levels(), squad.levels()) && covers(first.types(), squad.types())) {
                findings.add(
                        path,
                        "小组“%s”永远轮不到：“%s”先匹配",
                        "squad \"%s\" is never called: \"%s\" comes first",
                        squad.name(),
                        first.name());
                return;
            }
        }
    }

    /** An empty list stands for all. */
    private static <T> boolean covers(List<T> wide, List<T> narrow) {
        return wide.isEmpty() || !narrow.isEmpty() && wide.containsAll(narrow);
    }

    private void escalation(String path, Squad squad) {
        List<EscalationPolicy.Policy> policies =
                plan.escalation() == null ? List.of() : plan.escalation().policies();
        EscalationPolicy.Policy policy = policies.stream()
                .filter(known -> known.name().equals(squad.escalation()))
                .findFirst()
                .orElse(null);
        if (policy == null) {
            findings.add(
                    path + "/escalation",
                    "升级策略“%s”不存在（小组“%s”）",
                    "escalation \"%s\" of squad \"%s\" does not exist",
                    squad.escalation(),
                    squad.name());
        } else if (!covers(policy.levels(), squad.levels())) {
            findings.add(
                    path + "/escalation",
                    "升级策略“%s”不适用于小组“%s”的全部级别",
                    "escalation \"%s\" is not for every level of squad \"%s\"",
                    policy.name(),
                    squad.name());
        }
    }

    private void commands() {
        response.commands().forEach((command, roles) -> {
            for (int i = 0; i < roles.size(); i++) {
                role("/response/commands/" + command + "/" + i, roles.get(i));
            }
        });
    }

    private void role(String path, String role) {
        if (!seated.contains(role)) {
            findings.add(path, "角色“%s”不在任何小组中；已有 %s", "role \"%s\" sits in no squad; there are %s", role, seated);
        }
    }

    private void clocks() {
        for (int i = 0; i < response.clocks().size(); i++) {
            ClockRule clock = response.clocks().get(i);
            String path = "/response/clocks/" + i;
            FrameSense.positive(path + "/within", clock.within(), findings);
            FrameSense.positive(path + "/every", clock.every(), findings);
            if (clock.from() != null && (clock.within() == null || clock.from().compareTo(clock.within()) >= 0)) {
                findings.add(
                        path + "/from",
                        "时钟“%s”的 from 须早于 within",
                        "clock \"%s\": from must come before within",
                        clock.clock());
            }
            if ("closing".equals(clock.clock()) && "closed".equals(clock.startsAt())) {
                findings.add(path + "/startsAt", "时钟“closing”不能从关闭算起", "clock \"closing\" cannot start at closing");
            }
            overlapping(path, clock, response.clocks().subList(0, i));
        }
    }

    private void overlapping(String path, ClockRule clock, List<ClockRule> earlier) {
        for (Level level : CRISIS_LEVELS) {
            if (clock.appliesTo(level)
                    && earlier.stream()
                            .anyMatch(other -> other.clock().equals(clock.clock()) && other.appliesTo(level))) {
                findings.add(
                        path, "时钟“%s”在 %s 有两条规则", "clock \"%s\" has two rules for %s", clock.clock(), level.code());
            }
        }
    }

    private void approvals() {
        if (response.approvals() != null) {
            FrameSense.positive(
                    "/response/approvals/deadline", response.approvals().deadline(), findings);
        }
    }

    private void closing() {
        boolean asksQuiet = response.closing() != null && response.closing().quiet();
        if (asksQuiet && plan.grading().quiet() == null) {
            findings.add(
                    "/response/closing/quiet",
                    "要求平息，但 grading.quiet 没有定义",
                    "quiet is required but grading.quiet is not defined");
        }
    }

    private void playbooks() {
        for (int i = 0; i < response.playbooks().size(); i++) {
            Playbook playbook = response.playbooks().get(i);
            String path = "/response/playbooks/" + i;
            for (int t = 0; t < playbook.tasks().size(); t++) {
                role(path + "/tasks/" + t + "/role", playbook.tasks().get(t).role());
            }
            findings.duplicates(path + "/tasks", playbook.tasks(), Playbook.Task::task, "task");
        }
    }
}
