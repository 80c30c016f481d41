package io.langyan.review.fact;

import io.langyan.events.delivery.Received;
import io.langyan.events.v1.Event;
import io.langyan.review.report.CaseLog;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The log of what happened. */
@ApplicationScoped
public class Facts implements PanacheRepositoryBase<Fact, String> {

    private static final UUID NONE = new UUID(0, 0);

    /** All of an incident: its own, those of its crisis, and those of pages that began for either. */
    private static final String OF_CASE =
            """
            from Fact f
            where f.incidentId = ?1 or f.crisisId = ?2
               or f.pageId in (select p.pageId from Fact p where p.pageId is not null
                               and (p.incidentId = ?1 or p.crisisId = ?2))
            order by f.at, f.seq
            """;

    private final CaseFiles cases;

    Facts(CaseFiles cases) {
        this.cases = cases;
    }

    /**
     * Writes an event down; joins the current transaction.
     *
     * @return the incidents it belongs to, locked; none when it belongs to none yet
     */
    public Uni<List<CaseFile>> note(Received<? extends Event> received) {
        Fact fact = Fact.of(received);
        return persistAndFlush(fact).chain(() -> concerned(fact));
    }

    /** What is known of an incident. */
    public Uni<CaseLog> of(CaseFile file) {
        return list(OF_CASE, file.incidentId(), Objects.requireNonNullElse(file.crisisId(), NONE))
                .map(facts ->
                        new CaseLog(List.copyOf(facts.stream().map(Fact::noted).toList())));
    }

    /** Forgets what led to no incident. */
    public Uni<Long> forgetLooseBefore(Instant time) {
        return delete(
                "incidentId is null and at < ?1 and (crisisId is null or crisisId not in"
                        + " (select c.crisisId from CaseFile c where c.crisisId is not null))",
                time);
    }

    private Uni<List<CaseFile>> concerned(Fact fact) {
        if (fact.incidentId != null) {
            return cases.open(fact).map(List::of);
        }
        if (fact.crisisId != null) {
            return cases.ofCrisis(fact.crisisId);
        }
        return fact.pageId == null ? Uni.createFrom().item(List.of()) : ofPage(fact.pageId);
    }

    private Uni<List<CaseFile>> ofPage(UUID page) {
        return find("pageId = ?1 and (incidentId is not null or crisisId is not null) order by seq", page)
                .firstResult()
                .chain(first -> first == null ? Uni.createFrom().item(List.of()) : concerned(first));
    }
}
