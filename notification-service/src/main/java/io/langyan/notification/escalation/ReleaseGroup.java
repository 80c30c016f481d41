package io.langyan.notification.escalation;

import io.langyan.events.rest.Problem;
import io.langyan.notification.NotificationConfig;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.Pages;
import io.langyan.notification.page.Pages.Group;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Ends the quiet of a group (解除归并静默) in the name of who is signed in: its next rings. */
@ApplicationScoped
public class ReleaseGroup {

    private final Pages pages;
    private final NotificationConfig config;
    private final SecurityIdentity identity;

    ReleaseGroup(Pages pages, NotificationConfig config, SecurityIdentity identity) {
        this.pages = pages;
        this.config = config;
        this.identity = identity;
    }

    /**
     * The page as it then is. Call within a transaction.
     *
     * @throws Problem 409 when the page has no group, or its group is not quiet
     */
    public Uni<PageRow> of(PageRow page) {
        if (page.groupKey == null) {
            throw Problem.conflict("no-group", "该呼叫不属于任何归并组。", "The page is of no group.");
        }
        Instant now = Instant.now();
        return pages.release(
                        new Group(page.brand, page.groupKey),
                        identity.getPrincipal().getName(),
                        now.minus(config.ringAgain()),
                        now)
                .invoke(ReleaseGroup::wasQuiet)
                .chain(pages::getSession)
                .chain(session -> session.refresh(page))
                .replaceWith(page);
    }

    private static void wasQuiet(int released) {
        if (released == 0) {
            throw Problem.conflict(
                    "group-not-quiet", "该组已不在静默期，下一条自会呼叫。", "The group is not quiet any more: its next rings anyway.");
        }
    }
}
