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
        return pages.ringingOf(mute.brand).chain(ringing -> {
            Uni<Void> chain = Uni.createFrom().voidItem();
            for (PageRow page : ringing) {
                if (covered.covers(page) && !isHeldAsLong(page, mute)) {
                    page.hold(mute.id, mute.until);
                    chain = chain.chain(() -> pushes.cancelWaiting(page.id, PageRow.MUTED, now));
                }
            }
            return chain;
        });
    }

    private static boolean isHeldAsLong(PageRow page, MuteRow mute) {
        return page.mutedUntil != null && !page.mutedUntil.isBefore(mute.until);
    }
}
