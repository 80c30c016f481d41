package io.langyan.monitoring.contentcheck;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.events.rest.TimeOrderedId;
import io.langyan.monitoring.watch.BrandWatch;
import io.langyan.monitoring.watch.CurrentWatchList;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Checks what a caller is about to publish, with what its brand adds to the lists, and keeps that it did if asked to. */
@ApplicationScoped
class ReviewContent {

    private final CheckContent check;
    private final ContentWords words;
    private final ContentChecks kept;
    private final CurrentWatchList watch;

    ReviewContent(CheckContent check, ContentWords words, ContentChecks kept, CurrentWatchList watch) {
        this.check = check;
        this.words = words;
        this.kept = kept;
        this.watch = watch;
    }

    /**
     * The answer.
     *
     * @param verdict pass, hint, review or block
     * @param id of the kept check, null when nothing was kept
     * @param truncated more was found than is listed
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            Severity verdict, Industry industry, List<Finding> findings, boolean truncated, String sha256, UUID id) {}

    Uni<Answer> review(CheckRequest asked, String by) {
        return words.ofBrand(asked.brandOrNull())
                .chain(own -> negativeTags(asked.brandOrNull())
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(tags -> check.check(
                                asked.title(),
                                asked.text(),
                                asked.trade(),
                                own.stream().map(ContentWords.Word::asRule).toList(),
                                tags)))
                .chain(checked -> asked.isKept() ? keep(asked, checked, by) : told(asked, checked, null));
    }

    private Uni<List<String>> negativeTags(String brand) {
        return watch.get().map(list -> list.brand(brand == null ? "" : brand)
                .map(BrandWatch::plan)
                .filter(plan -> plan.monitoring() != null)
                .map(plan -> plan.monitoring().negativeTags())
                .orElse(List.of()));
    }

    private Uni<Answer> keep(CheckRequest asked, Checked checked, String by) {
        ContentChecks.Kept record = new ContentChecks.Kept(
                TimeOrderedId.next(),
                asked.brandOrNull(),
                asked.trade(),
                checked.verdict(),
                asked.sha256(),
                asked.characters(),
                checked.findings().stream().map(ContentChecks.Note::of).toList(),
                by,
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
        return kept.keep(record).chain(() -> told(asked, checked, record.id()));
    }

    private static Uni<Answer> told(CheckRequest asked, Checked checked, UUID id) {
        return Uni.createFrom()
                .item(new Answer(
                        checked.verdict(), asked.trade(), checked.findings(), checked.truncated(), asked.sha256(), id));
    }
}
