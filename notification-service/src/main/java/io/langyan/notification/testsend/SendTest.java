package io.langyan.notification.testsend;

import io.langyan.events.rest.Problem;
import io.langyan.events.rest.TimeOrderedId;
import io.langyan.notification.NotificationConfig;
import io.langyan.notification.channel.Letter;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Recipient;
import io.langyan.notification.channel.Subject;
import io.langyan.notification.message.Occasion;
import io.langyan.notification.message.Reader;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.push.SendApart;
import io.langyan.notification.template.BadTemplate;
import io.langyan.notification.template.Readers;
import io.langyan.notification.template.ShowTemplate;
import io.langyan.notification.template.ShowTemplate.Shown;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Sends a page that never was: marked as a test, within the channel's limits, and no page to anybody who counts. */
@ApplicationScoped
class SendTest {

    /** What a webhook's reader tells a test by. */
    private static final String WHY = "test";

    private final FindTarget targets;
    private final ShowTemplate show;
    private final Readers readers;
    private final SendApart send;
    private final NotificationConfig config;

    SendTest(FindTarget targets, ShowTemplate show, Readers readers, SendApart send, NotificationConfig config) {
        this.targets = targets;
        this.show = show;
        this.readers = readers;
        this.send = send;
        this.config = config;
    }

    /** A test that is ready to leave. */
    private record Ready(FindTarget.Target target, Shown shown, String id) {}

    /**
     * Call outside of a transaction.
     *
     * @throws Problem 404 and 422 for what cannot be tested, drafts that might not be kept among it; what the provider refuses is an answer
     */
    Uni<TestView> of(TestBody body, String account) {
        return Panache.withSession(() -> targets.of(body, account).chain(target -> ready(body, target)))
                .chain(ready -> part(ready, 0));
    }

    private Uni<Ready> ready(TestBody body, FindTarget.Target target) {
        Reader reader = target.alone() == null ? readers.of(target.channel()) : readers.of(target.alone());
        var asked = new ShowTemplate.Asked(body.why(), target.channel().kind(), body.text(), body.page());
        return show.of(asked, occasion(target), reader)
                .invoke(shown -> BadTemplate.refuse(shown.preview().findings()))
                .map(shown -> new Ready(target, shown, TimeOrderedId.next().toString()));
    }

    private Occasion occasion(FindTarget.Target target) {
        return new Occasion(target.to().stream().map(Recipient::name).toList(), link(), false, true);
    }

    /** The form for codes: it shows and acknowledges nothing. */
    private String link() {
        return config.publicUrl() + "/p/ack";
    }

    private Uni<TestView> part(Ready ready, int part) {
        int parts = ready.shown().preview().parts().size();
        return send.letter(ready.target().channel().name(), UnaryOperator.identity(), letter(ready, part))
                .chain((Outcome outcome) -> outcome.accepted() && part + 1 < parts
                        ? part(ready, part + 1)
                        : Uni.createFrom().item(TestView.of(outcome, outcome.accepted() ? part + 1 : part, parts)));
    }

    private Letter letter(Ready ready, int part) {
        var preview = ready.shown().preview();
        return new Letter(
                ready.id(),
                part,
                preview.parts().get(part),
                ready.target().to(),
                preview.variables() == null ? Map.of() : preview.variables(),
                about(ready.shown().page()));
    }

    private Subject about(PageRow page) {
        UUID none = new UUID(0, 0);
        return new Subject(
                none,
                page.brand,
                page.level,
                WHY,
                page.title,
                page.openedAt,
                page.drill,
                true,
                false,
                link(),
                null,
                null);
    }
}
