package io.langyan.notification.mute;

import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.Pages;
import io.langyan.notification.push.Pushes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Makes a mute hold what rings already, as if it had been there before: nothing is closed for which somebody was called. */
@ApplicationScoped
class HoldRinging {

    private final Pages pages;
    private final Pushes pushes;

    HoldRinging(Pages pages, Pushes pushes) {
        this.pages = pages;
        this.pushes = pushes;
    }

    /** What has not left yet does not leave; the step comes again when the mute ends. */
    Uni<Void> by(MuteRow mute, Instant now) {
        Covered covered = mute.covered();
        return pages.ringingOf(mute.brand, covered.crisis())
                .map(ringing -> ringing.stream()
                        .filter(page -> covered.covers(page) && !isHeldAsLong(page, mute))
                        .toList())
                .invoke(held -> held.forEach(page -> page.hold(mute.id, mute.until)))
                .chain(held ->
                        pushes.cancelCalls(held.stream().map(page -> page.id).toList(), PageRow.MUTED, now));
    }

    private static boolean isHeldAsLong(PageRow page, MuteRow mute) {
        return page.mutedUntil != null && !page.mutedUntil.isBefore(mute.until);
    }
}
