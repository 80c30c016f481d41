package io.langyan.monitoring.evidence;

import io.langyan.events.rest.BrandScope;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;

/** The caller at a piece of evidence: sees what is of its brands, and leaves a trace of what it does. */
@RequestScoped
class Access {

    private final EvidenceViews views;
    private final Custody custody;
    private final BrandScope scope;
    private final SecurityIdentity caller;

    Access(EvidenceViews views, Custody custody, BrandScope scope, SecurityIdentity caller) {
        this.views = views;
        this.custody = custody;
        this.scope = scope;
        this.caller = caller;
    }

    /** The evidence, when the caller may know of it. */
    Uni<EvidenceView> to(String id) {
        return views.byId(Ids.of(id, Problems::unknown))
                .map(found -> found.filter(view -> scope.allows(view.brand())).orElseThrow(Problems::unknown));
    }

    /** The same, as long as its content is kept. */
    Uni<EvidenceView> toContent(String id) {
        return to(id).invoke(view -> {
            if (view.expiredAt() != null) {
                throw Problems.expired();
            }
        });
    }

    Uni<CustodyEntry> trace(EvidenceView evidence, String action, String detail) {
        return custody.append(evidence.id(), new CustodyEntry.Act(person(), action, detail), Instant.now());
    }

    String person() {
        return caller.getPrincipal().getName();
    }
}
