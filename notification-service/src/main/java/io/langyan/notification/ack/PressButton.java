package io.langyan.notification.ack;

import io.langyan.notification.card.CardLabel;
import io.langyan.notification.channel.wecom.CardPress;
import io.langyan.notification.claim.ClaimRow;
import io.langyan.notification.claim.Claims;
import io.langyan.notification.claim.Tokens;
import io.langyan.notification.page.Answer;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.Pages;
import io.langyan.notification.people.Contact;
import io.langyan.notification.people.People;
import io.langyan.notification.people.PersonRow;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Acknowledging by a card's button: WeChat Work has signed the member in, the button's key proves the page and the person, and
 * both must be the same person.
 */
@ApplicationScoped
class PressButton {

    private final Tokens tokens;
    private final Claims claims;
    private final Pages pages;
    private final People people;
    private final Acknowledge acknowledge;

    PressButton(Tokens tokens, Claims claims, Pages pages, People people, Acknowledge acknowledge) {
        this.tokens = tokens;
        this.claims = claims;
        this.pages = pages;
        this.people = people;
        this.acknowledge = acknowledge;
    }

    /** What came of a press. */
    enum Came {
        /** It is the page's answer. */
        TAKEN,
        /** An answer had come before, or the page is closed. */
        LATE,
        /** The same press once more. */
        REPEATED,
        /** Pressed by somebody else than the card was for, or a key that proves nothing. */
        STRANGE
    }

    /** @param label what the button becomes; empty when it stays */
    record Pressed(Came came, Optional<String> label) {

        static final Pressed STRANGE = new Pressed(Came.STRANGE, Optional.empty());
    }

    Uni<Pressed> of(String channel, CardPress press) {
        Optional<UUID> claim = tokens.claimOf(press.token());
        return claim.isEmpty()
                ? Uni.createFrom().item(Pressed.STRANGE)
                : Panache.withTransaction(() -> claims.locked(claim.get()).chain(found -> use(found, channel, press)));
    }

    private Uni<Pressed> use(ClaimRow claim, String channel, CardPress press) {
        Instant now = Instant.now();
        if (claim == null || claim.expiredAt(now)) {
            return Uni.createFrom().item(Pressed.STRANGE);
        }
        return people.findById(claim.personId)
                .chain(person -> isThem(person, press.user())
                        ? pages.locked(claim.pageId).chain(page -> answer(claim, page, person, channel, press, now))
                        : Uni.createFrom().item(Pressed.STRANGE));
    }

    /** A press is younger than what its claim was used for before, or it is that very press, sent again. */
    private Uni<Pressed> answer(
            ClaimRow claim, PageRow page, PersonRow person, String channel, CardPress press, Instant now) {
        if (claim.usedAt != null && !press.at().isAfter(claim.usedAt)) {
            return Uni.createFrom().item(new Pressed(Came.REPEATED, CardLabel.of(page)));
        }
        return acknowledge
                .pressed(page, press.card(), new Answer(person.id, person.name, channel, "button", now))
                .map(counted -> {
                    claim.usedAt = counted ? now : claim.usedAt;
                    return new Pressed(counted ? Came.TAKEN : Came.LATE, CardLabel.of(page));
                });
    }

    /** Ids of members are the same in upper and lower case. */
    private boolean isThem(PersonRow person, String user) {
        return person != null
                && people.contacts(person).stream()
                        .anyMatch(contact -> contact.channel().equals(Contact.WECOM_USER)
                                && contact.value().equalsIgnoreCase(user));
    }
}
