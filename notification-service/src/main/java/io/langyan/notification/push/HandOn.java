package io.langyan.notification.push;

import io.langyan.events.v1.PushEvent.PageExhausted;
import io.langyan.notification.page.PageAlarm;
import io.langyan.notification.page.PageRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A step that reaches nobody is not waited for: once the last of its pushes has failed or is stuck, the page says so, and the next step of its run is
 * due. Page and push must be locked.
 */
@ApplicationScoped
class HandOn {

    private final StepPushes steps;
    private final PageAlarm alarm;

    HandOn(StepPushes steps, PageAlarm alarm) {
        this.steps = steps;
        this.alarm = alarm;
    }

    /** @return what is to be told of it */
    Uni<Optional<PageExhausted>> after(PageRow page, PushRow push, Instant now) {
        return push.isHopeful() || !page.ringsBy(push.rung, now)
                ? Uni.createFrom().item(Optional.empty())
                : steps.besides(List.of(push))
                        .map(step -> step.stream().anyMatch(PushRow::isHopeful)
                                ? Optional.empty()
                                : handOn(page, push.rung, now));
    }

    private Optional<PageExhausted> handOn(PageRow page, int step, Instant now) {
        page.handOn(now);
        return alarm.once(page, "nothing of step " + step + " arrived", now);
    }
}
