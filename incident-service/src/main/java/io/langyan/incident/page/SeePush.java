package io.langyan.incident.page;

import io.langyan.events.v1.PushEvent;
import io.langyan.incident.timeline.Note;
import io.langyan.incident.timeline.Timelines;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** What notification did about a page lands on the timeline and in the incident room. */
@ApplicationScoped
public class SeePush {

    private final Pages pages;
    private final Timelines timelines;
    private final InstantSource time;

    SeePush(Pages pages, Timelines timelines, InstantSource time) {
        this.pages = pages;
        this.timelines = timelines;
        this.time = time;
    }

    /** Called inside the intake's transaction. A page of no incident, or of one unknown here, concerns others. */
    public Uni<Void> on(PushEvent push) {
        return push.incidentId() == null
                ? Uni.createFrom().voidItem()
                : timelines
                        .appendIfBegun(push.incidentId(), Note.of(push, Note.NOTIFICATION, actor(push)), time.instant())
                        .chain(() -> pages.findById(push.pageId()))
                        .invoke(row -> mark(row, push))
                        .replaceWithVoid();
    }

    private static String actor(PushEvent push) {
        return push instanceof PushEvent.PageAcknowledged ack && ack.name() != null ? ack.name() : Note.NOTIFICATION;
    }

    private static void mark(PageRow row, PushEvent push) {
        if (row == null) {
            return;
        }
        if (push instanceof PushEvent.PageOpened opened) {
            row.becomes("opened", opened.at());
        } else if (push instanceof PushEvent.Pushed) {
            row.pushes++;
        } else if (push instanceof PushEvent.PushFailed) {
            row.failures++;
        } else if (push instanceof PushEvent.PageAcknowledged ack) {
            row.acknowledged(ack);
        } else if (push instanceof PushEvent.PageEscalated escalated) {
            row.becomes("escalated", escalated.at());
        } else if (push instanceof PushEvent.PageExhausted exhausted) {
            row.becomes("exhausted", exhausted.at());
        }
    }
}
