package io.langyan.notification.channel;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Speaks to one provider. */
public interface Messenger {

    /** Such as {@code wecom-robot}. */
    String kind();

    /** The vendor's own host; empty for what stands at each customer's own. */
    Optional<URI> vendor();

    /** How its addresses may begin. Plain {@code http} is for this very machine, where a simulator stands. */
    default Set<String> schemes() {
        return Set.of("https", "http");
    }

    Reach reach();

    /** Bytes of UTF-8 that one message's text may have; zero: the text is a template's. */
    int mostBytes();

    /** How often the provider takes a message; each of them holds; empty when nothing is known. */
    List<Limit> limits();

    /** How often it may reach one number unless the channel says otherwise; empty where it reaches no phone. */
    default List<NumberLimit> numberLimits() {
        return List.of();
    }

    /** Whether each message takes a place in some limit. */
    default boolean isLimited() {
        return !limits().isEmpty() || !numberLimits().isEmpty();
    }

    /** Whether pushes that wait for a place in its limits may go in one message: text of our own under a limit. */
    default boolean gathers() {
        return mostBytes() > 0 && !limits().isEmpty();
    }

    /** Whether it can say that a page was answered: in text of our own, to people. */
    default boolean tellsAnswers() {
        return mostBytes() > 0;
    }

    /** Names that must be among the channel's secrets. */
    List<String> neededSecrets();

    /** Names that must be among the channel's settings. */
    List<String> neededSettings();

    /** Names that may be among the channel's secrets besides. */
    default List<String> optionalSecrets() {
        return List.of();
    }

    /** Names that may be among the channel's settings besides; those that every kind has are not told. */
    default List<String> optionalSettings() {
        return List.of();
    }

    /** What is wrong with a channel of this kind that has all it needs; empty when it can work. */
    default Optional<Objection> objection(Channel channel) {
        return Optional.empty();
    }

    /** Which contacts of a person it can use; empty: it needs none. */
    List<String> contacts();

    /** Sends; an answer of any kind is an item, never a failure. */
    Uni<Outcome> send(Channel channel, Letter letter);

    /** Replaces the button of a card that {@link #send} told of, for who holds it; an answer of any kind is an item. */
    default Uni<Outcome> replaceButton(Channel channel, SentCard card, String label) {
        return Uni.createFrom()
                .item(Outcome.failed(Outcome.Result.PERM, "NOT_EDITABLE", "the provider's messages stay as they are"));
    }

    /** Whom one message reaches, and what it may therefore carry. */
    enum Reach {
        /** Everybody in a group: a link that asks to sign in. */
        GROUP,
        /** One person by free text: a one-time link of their own. */
        PERSON_BY_LINK,
        /** One person by SMS: a short code, for its variables may carry no link. */
        PERSON_BY_CODE
    }

    /** So many in any window of that length. */
    record Limit(int most, Duration window) {}

    /** @param field such as {@code settings.template} */
    record Objection(String field, String chinese, String english) {}
}
