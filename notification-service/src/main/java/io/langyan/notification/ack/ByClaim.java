package io.langyan.notification.ack;

import io.langyan.notification.claim.ClaimRow;
import io.langyan.notification.claim.Claims;
import io.langyan.notification.claim.Tokens;
import io.langyan.notification.page.Answer;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.Pages;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** Acknowledging without signing in, by what was sent to one person: the link or the code. */
@ApplicationScoped
class ByClaim {

    private final Tokens tokens;
    private final Claims claims;
    private final Pages pages;
    private final ClaimedAnswers answers;
    private final Acknowledge acknowledge;

    ByClaim(Tokens tokens, Claims claims, Pages pages, ClaimedAnswers answers, Acknowledge acknowledge) {
        this.tokens = tokens;
        this.claims = claims;
        this.pages = pages;
        this.answers = answers;
        this.acknowledge = acknowledge;
    }

    /** What a phone is to be shown. */
    enum Found {
        OPEN,
        DONE,
        ALREADY,
        CLOSED,
        /** It was answered with once; since then the page has rung again, with another link and code. */
        USED,
        INVALID
    }

    /** @param page null when nothing is to be shown of it */
    record View(Found found, PageRow page) {
        static final View USED = new View(Found.USED, null);
        static final View INVALID = new View(Found.INVALID, null);
    }

    /** Looks only; a chat that fetches the link to preview it acknowledges nothing. */
    Uni<View> look(String token) {
        Optional<UUID> claim = tokens.claimOf(token);
        return claim.isEmpty()
                ? Uni.createFrom().item(View.INVALID)
                : Panache.withTransaction(() -> claims.findById(claim.get()).chain(this::view));
    }

    /** Answers once: what was used before only shows how the page stands. */
    Uni<View> acknowledge(String token) {
        Optional<UUID> claim = tokens.claimOf(token);
        return claim.isEmpty()
                ? Uni.createFrom().item(View.INVALID)
                : Panache.withTransaction(() -> claims.locked(claim.get()).chain(found -> use(found, answers::byLink)));
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
        return use(claim, answers::byCode);
    }

    private Uni<View> use(ClaimRow claim, BiFunction<ClaimRow, Instant, Uni<Answer>> answer) {
        Instant now = Instant.now();
        if (claim == null || claim.expiredAt(now)) {
            return Uni.createFrom().item(View.INVALID);
        }
        return pages.locked(claim.pageId).chain(page -> {
            if (claim.usedAt != null) {
                return Uni.createFrom().item(standing(claim, page));
            }
            claim.usedAt = now;
            return answer.apply(claim, now)
                    .chain(given -> acknowledge.take(page, given))
                    .map(counted -> counted ? new View(Found.DONE, page) : standing(claim, page));
        });
    }

    private Uni<View> view(ClaimRow claim) {
        return claim == null || claim.expiredAt(Instant.now())
                ? Uni.createFrom().item(View.INVALID)
                : pages.findById(claim.pageId).map(page -> standing(claim, page));
    }

    private static View standing(ClaimRow claim, PageRow page) {
        return switch (page.stage) {
            case "acknowledged" -> new View(Found.ALREADY, page);
            case "closed" -> new View(Found.CLOSED, page);
            default -> claim.usedAt == null ? new View(Found.OPEN, page) : View.USED;
        };
    }
}
