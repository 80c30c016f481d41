package io.langyan.notification.escalation;

import io.langyan.notification.page.Ladder;
import io.langyan.notification.page.PageRequest;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.Stage;
import io.langyan.notification.people.PersonRow;
import io.langyan.notification.push.QueuePushes;
import io.langyan.notification.push.Steps;
import io.langyan.notification.rota.Duties;
import io.langyan.notification.rota.Duty;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Says what a page would do that began at a moment, as plans, mutes, rotas and channels stand: by the same classes that would do it. Nothing is
 * written and nothing sent.
 */
@ApplicationScoped
public class ForeseePage {

    private final NewPages newPages;
    private final Duties duties;
    private final QueuePushes queue;

    ForeseePage(NewPages newPages, Duties duties, QueuePushes queue) {
        this.newPages = newPages;
        this.duties = duties;
        this.queue = queue;
    }

    /** Call within a transaction. */
    public Uni<Foreseen> of(PageRequest request) {
        return newPages.of(List.of(request), request.at())
                .map(rows -> rows.get(0))
                .chain(page -> queue.steps().chain(steps -> foresee(page, steps)));
    }

    private Uni<Foreseen> foresee(PageRow page, Steps steps) {
        List<Stage.Ringing> climb = climb(page);
        int inFirstRun = Math.min(climb.size() - 1, page.ladder.rungs().size());
        List<Foreseen.Step> found = new ArrayList<>();
        Uni<Stage.Ringing> chain = Uni.createFrom().item(climb.isEmpty() ? null : climb.get(0));
        for (int i = 0; i < inFirstRun; i++) {
            chain = chain.chain(stage -> step(page, stage.taken(), stage.nextAt(), steps)
                    .invoke(found::add)
                    .map(step -> after(step, stage, page.ladder)));
        }
        return chain.map(done -> new Foreseen(page, found, givenUpAt(page, climb)));
    }

    /** One at which nothing leaves hands on at once. */
    private static Stage.Ringing after(Foreseen.Step step, Stage.Ringing stage, Ladder ladder) {
        Stage.Ringing next = stage.climbed(ladder, step.at());
        return step.pushes().isEmpty() ? next.hastened(ladder, step.at()) : next;
    }

    /** Where it stands before each step, and before it is over. */
    private static List<Stage.Ringing> climb(PageRow page) {
        List<Stage.Ringing> all = new ArrayList<>();
        if (page.stage() instanceof Stage.Ringing first) {
            Stage.Ringing next = first;
            all.add(next);
            while (!next.atTheTop(page.ladder) && !page.isTriedOut(next)) {
                next = next.climbed(page.ladder, next.nextAt());
                all.add(next);
            }
        }
        return all;
    }

    private static Instant givenUpAt(PageRow page, List<Stage.Ringing> climb) {
        return climb.isEmpty() || page.trial
                ? null
                : climb.get(climb.size() - 1).nextAt();
    }

    private Uni<Foreseen.Step> step(PageRow page, int number, Instant at, Steps steps) {
        Ladder.Rung rung = page.ladder.rung(number);
        List<String> roles = Ascent.roles(page, rung).distinct().toList();
        return duties.of(roles, rung.people(), at).map(duty -> step(page, number, at, steps, roles, duty));
    }

    private static Foreseen.Step step(
            PageRow page, int number, Instant at, Steps steps, List<String> roles, Duty duty) {
        Ladder.Rung rung = page.ladder.rung(number);
        List<PersonRow> people = duty.answering(roles, rung.people(), page.brand);
        return new Foreseen.Step(
                at, roles, rung.people(), rung.channels(), people, steps.of(page, number, rung.channels(), people, at));
    }
}
