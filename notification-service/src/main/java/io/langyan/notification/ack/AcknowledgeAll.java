package io.langyan.notification.ack;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.notification.page.Answer;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.PageScope;
import io.langyan.notification.page.Pages;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Takes one answer for several pages; one that is refused keeps no other from being acknowledged. */
@ApplicationScoped
class AcknowledgeAll {

    private final Pages pages;
    private final Acknowledge acknowledge;
    private final PageScope scope;
    private final MayAnswer mayAnswer;

    AcknowledgeAll(Pages pages, Acknowledge acknowledge, PageScope scope, MayAnswer mayAnswer) {
        this.pages = pages;
        this.acknowledge = acknowledge;
        this.scope = scope;
        this.mayAnswer = mayAnswer;
    }

    /**
     * What became of one page.
     *
     * @param counted false when somebody had answered before; the answer that counts is shown
     * @param refused {@code unknown-page}, {@code not-called} or {@code page-closed}; then nothing else is told
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(UUID pageId, Boolean counted, UUID person, String name, String proof, Instant at, String refused) {

        static Entry refused(UUID page, String code) {
            return new Entry(page, null, null, null, null, null, code);
        }

        static Entry of(UUID page, boolean counted, Answer answer) {
            return new Entry(page, counted, answer.person(), answer.name(), answer.proof(), answer.at(), null);
        }
    }

    /** Call within a transaction. @return in the order asked */
    Uni<List<Entry>> take(List<UUID> asked, Answer answer) {
        return mayAnswer.of(asked).chain(may -> pages.locked(asked).chain(found -> {
            Uni<List<Entry>> chain = Uni.createFrom().item(new ArrayList<>());
            for (UUID id : asked) {
                chain = chain.call(entries ->
                        one(id, found.get(id), may.contains(id), answer).invoke(entries::add));
            }
            return chain;
        }));
    }

    /** What the caller may not see is unknown. */
    private Uni<Entry> one(UUID id, PageRow page, boolean may, Answer answer) {
        if (page == null || !scope.shows(page.brand)) {
            return Uni.createFrom().item(Entry.refused(id, "unknown-page"));
        }
        if (!may) {
            return Uni.createFrom().item(Entry.refused(id, "not-called"));
        }
        return acknowledge
                .take(page, answer)
                .map(counted -> page.answer() == null
                        ? Entry.refused(id, "page-closed")
                        : Entry.of(id, counted, page.answer()));
    }
}
