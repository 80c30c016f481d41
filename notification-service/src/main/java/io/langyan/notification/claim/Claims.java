package io.langyan.notification.claim;

import io.langyan.events.rest.TimeOrderedId;
import io.langyan.notification.NotificationConfig;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** All claims, one for each page and person. */
@ApplicationScoped
public class Claims implements PanacheRepositoryBase<ClaimRow, UUID> {

    private final Tokens tokens;
    private final Duration life;

    Claims(Tokens tokens, NotificationConfig config) {
        this.tokens = tokens;
        this.life = config.claimLife();
    }

    /** The claim of this person on this page, made when there is none. */
    public Uni<ClaimRow> of(UUID page, UUID person, Instant now) {
        return find("pageId = ?1 and personId = ?2", page, person)
                .firstResult()
                .chain(known -> known == null
                        ? freeHandle().chain(handle -> make(page, person, handle, now))
                        : Uni.createFrom().item(known));
    }

    public Uni<ClaimRow> locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    public Uni<ClaimRow> lockedByHandle(String handle) {
        return find("handle", handle).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }

    private Uni<String> freeHandle() {
        String handle = tokens.newHandle();
        return count("handle", handle)
                .chain(taken -> taken == 0 ? Uni.createFrom().item(handle) : freeHandle());
    }

    private Uni<ClaimRow> make(UUID page, UUID person, String handle, Instant now) {
        ClaimRow claim = new ClaimRow();
        claim.id = TimeOrderedId.next();
        claim.pageId = page;
        claim.personId = person;
        claim.handle = handle;
        claim.createdAt = now;
        claim.expiresAt = now.plus(life);
        return persist(claim);
    }
}
