package io.langyan.standalone.simulators.wecom;

import io.langyan.standalone.simulators.phone.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The cards that members hold, and the codes by which these are edited: each once, within 72 hours after it was issued. */
final class SentCards {

    private static final Duration VALID = Duration.ofHours(72);

    private final InstantSource clock;
    private final Map<String, Right> rightByCode = new HashMap<>();
    private final Map<String, Message> messageByCard = new HashMap<>();

    SentCards(InstantSource clock) {
        this.clock = clock;
    }

    private record Right(String app, String task, Instant until) {}

    /** The card as it lies on one member's phone. */
    synchronized Message keep(String app, String task, String user, Message message) {
        Message card = message.asCard(name(app, task, user));
        messageByCard.put(card.card(), card);
        return card;
    }

    /** The response_code of a card that was sent. */
    synchronized String issue(String app, String task) {
        String code = UUID.randomUUID().toString();
        rightByCode.put(code, new Right(app, task, clock.instant().plus(VALID)));
        return code;
    }

    /** Whether the code still lets this application edit its card. */
    synchronized boolean lets(String app, String code) {
        Right right = rightByCode.get(code);
        return right != null && right.app().equals(app) && clock.instant().isBefore(right.until());
    }

    /** Those of the members whose card it edits; the code is then used up, unless there are none. */
    synchronized List<Message> edit(String code, List<String> users, String label) {
        Right right = rightByCode.get(code);
        List<Message> edited = new ArrayList<>();
        users.forEach(user -> relabel(right.app(), right.task(), user, label).ifPresent(edited::add));
        if (!edited.isEmpty()) {
            rightByCode.remove(code);
        }
        return edited;
    }

    /** The member's card with its button replaced; empty when the member holds none. */
    synchronized Optional<Message> relabel(String app, String task, String user, String label) {
        return Optional.ofNullable(messageByCard.computeIfPresent(
                name(app, task, user),
                (any, card) ->
                        card.edited(TemplateCard.text(card.raw().path("template_card"), Optional.of(label)), label)));
    }

    /** Ids of members are the same in upper and lower case. */
    private static String name(String app, String task, String user) {
        return app + " " + task + " " + user.toLowerCase(Locale.ROOT);
    }
}
