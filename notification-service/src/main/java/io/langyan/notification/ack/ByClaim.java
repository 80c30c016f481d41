package io.langyan.notification.ack;

import io.langyan.notification.claim.ClaimRow;
import io.langyan.notification.claim.Claims;
import io.langyan.notification.claim.Tokens;
import io.langyan.notification.page.Answer;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.Pages;
import io.langyan.notification.people.People;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Acknowledging without signing in, by what was sent to one person: the link or the code. */
@ApplicationScoped
class ByClaim {

    private final Tokens tokens;
    private final Claims claims;
    private final Pages pages;
    private final People people;
    private final Acknowledge acknowledge;

    ByClaim(Tokens tokens, Claims claims, Pages pages, People people, Acknowledge acknowledge) {
        this.tokens = tokens;
        this.claims = claims;
        this.pages = pages;
        this.people = people;
        this.acknowledge = acknowledge;
    }

    /** What a phone is to be shown. */
    enum Found {
        OPEN,
        DONE,
        ALREADY,
        CLOSED,
        INVALID
    }

    /** @param page null when the claim is not valid */
    record View(Found found, PageRow page) {
        static final View INVALID = new View(Found.INVALID, null);
    }

    /** Looks only; a chat that fetches the link to preview it acknowledges nothing. */
    Uni<View> look(String token) {
        Optional<UUID> claim = tokens.claimOf(token);
        return claim.isEmpty()
                ? Uni.createFrom().item(View.INVALID)
                : Panache.withTransaction(() -> claims.findById(claim.get()).chain(this::view));
    }

    Uni<View> acknowledge(String token) {
        Optional<UUID> claim = tokens.claimOf(token);
        return claim.isEmpty()
                ? Uni.createFrom().item(View.INVALID)
                : Panache.withTransaction(() -> claims.locked(claim.get()).chain(found -> use(found, "link", "link")));
    }

    /** A wrong code counts against the claim that its first half names; after five it is dead. */
    Uni<View> acknowledgeByCode(String typed) {
        Optional<String> handle = Tokens.handleIn(typed);
        return handle.isEmpty()
                ? Uni.createFrom().item(View.INVALID)
                : Panache.withTransaction(
                        () -> claims.lockedByHandle(handle.get()).chain(found -> tryCode(found, typed)));
    }

    private Uni<View> tryCode(ClaimRow claim, String typed) {
        if (claim == null || claim.tries >= Tokens.MOST_TRIES) {
            return Uni.createFrom().item(View.INVALID);
        }
        if (!tokens.proves(typed, claim)) {
            claim.tries++;
            return Uni.createFrom().item(View.INVALID);
        }
        return use(claim, "aliyun-sms", "code");
    }

    private Uni<View> use(ClaimRow claim, String channel, String proof) {
        Instant now = Instant.now();
        if (claim == null || claim.expiredAt(now)) {
            return Uni.createFrom().item(View.INVALID);
        }
        return pages.locked(claim.pageId).chain(page -> people.findById(claim.personId)
                .chain(person -> acknowledge.take(
                        page, new Answer(claim.personId, person == null ? "?" : person.name, channel, proof, now)))
                .map(counted -> counted ? used(claim, page, now) : standing(page)));
    }

    private static View used(ClaimRow claim, PageRow page, Instant now) {
        claim.usedAt = now;
        return new View(Found.DONE, page);
    }

    private Uni<View> view(ClaimRow claim) {
        return claim == null || claim.expiredAt(Instant.now())
                ? Uni.createFrom().item(View.INVALID)
                : pages.findById(claim.pageId).map(ByClaim::standing);
    }

    private static View standing(PageRow page) {
        return switch (page.stage) {
            case "acknowledged" -> new View(Found.ALREADY, page);
            case "closed" -> new View(Found.CLOSED, page);
            default -> new View(Found.OPEN, page);
        };
    }
}
