package io.langyan.notification.push;

import io.langyan.events.v1.Level;
import io.langyan.notification.NotificationConfig;
import io.langyan.notification.channel.ChannelRow;
import io.langyan.notification.channel.Letter;
import io.langyan.notification.channel.Messenger;
import io.langyan.notification.channel.NumberLimit;
import io.langyan.notification.channel.NumberSettings;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.people.Contact;
import io.langyan.notification.people.People;
import io.langyan.notification.people.PersonRow;
import io.langyan.notification.secret.Vault;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** How often one phone number may be reached through a channel, by all replicas together. Call with the channel's row locked. */
@ApplicationScoped
class Numbers {

    private static final Duration LATER = Duration.ofMinutes(1);

    /** With or without the country's code it is one number. */
    private static final int DIGITS = 11;

    private static final int HASH_BYTES = 16;

    private final NumberUses uses;
    private final People people;
    private final Vault vault;
    private final Duration patience;

    Numbers(NumberUses uses, People people, Vault vault, NotificationConfig config) {
        this.uses = uses;
        this.people = people;
        this.vault = vault;
        this.patience = config.patience();
    }

    /** Pushes of one channel: those that leave, and those that are in line again. */
    record Apart(List<PushRow> leaving, List<Held> held) {}

    /**
     * One that is in line again, for its number takes none now.
     *
     * @param until when it takes one
     * @param late that is longer than we wait, or it has waited so long already
     */
    record Held(UUID push, Instant until, boolean late) {}

    /** Those that leave count for those behind them. */
    Uni<Apart> apart(Mutiny.Session session, ChannelRow row, Messenger messenger, List<PushRow> pushes, Instant now) {
        if (messenger.numberLimits().isEmpty() || pushes.isEmpty()) {
            return Uni.createFrom().item(new Apart(pushes, List.of()));
        }
        List<NumberLimit> limits = NumberSettings.of(row.settings, messenger);
        return numbers(pushes, messenger)
                .chain(numberOf -> uses.of(session, row.name, new HashSet<>(numberOf.values()), now)
                        .map(logs -> apart(pushes, numberOf, new HashMap<>(logs), limits, now)));
    }

    private Apart apart(
            List<PushRow> pushes,
            Map<UUID, String> numberOf,
            Map<String, NumberLog> logs,
            List<NumberLimit> limits,
            Instant now) {
        List<PushRow> leaving = new ArrayList<>();
        List<Held> held = new ArrayList<>();
        for (PushRow push : pushes) {
            String number = numberOf.get(push.person);
            NumberLog log = logs.getOrDefault(number, NumberLog.EMPTY);
            Optional<Instant> until = log.heldUntil(limits, push.priority == Level.L1.ordinal(), now);
            if (until.isPresent()) {
                held.add(putBack(push, until.get(), now));
                continue;
            }
            leaving.add(push);
            if (number != null) {
                logs.put(number, log.and(now));
            }
        }
        return new Apart(leaving, held);
    }

    /** It is looked at when its number takes one, or soon: another way may have come up. */
    private Held putBack(PushRow push, Instant until, Instant now) {
        Instant soon = now.plus(LATER);
        push.hold(refusal(now, until), until.isBefore(soon) ? until : soon);
        boolean late = until.isAfter(now.plus(patience))
                || push.triedFrom.plus(patience).isBefore(now);
        return new Held(push.id, until, late);
    }

    private Uni<Map<UUID, String>> numbers(List<PushRow> pushes, Messenger messenger) {
        Set<UUID> meant =
                pushes.stream().flatMap(push -> push.peopleIds().stream()).collect(Collectors.toSet());
        return people.of(meant).map(rows -> {
            Map<UUID, String> numberOf = new HashMap<>();
            rows.forEach(person -> number(person, messenger).ifPresent(number -> numberOf.put(person.id, number)));
            return numberOf;
        });
    }

    private Optional<String> number(PersonRow person, Messenger messenger) {
        return people.contacts(person).stream()
                .filter(contact -> messenger.contacts().contains(contact.channel()))
                .map(Contact::value)
                .findFirst()
                .map(this::hash);
    }

    /** The number that a letter reaches, null where it reaches none. */
    String of(Letter letter, Messenger messenger) {
        return messenger.numberLimits().isEmpty()
                ? null
                : messenger.contacts().stream()
                        .flatMap(contact -> letter.contact(contact).stream())
                        .findFirst()
                        .map(this::hash)
                        .orElse(null);
    }

    /** Until when this letter's number takes none; empty when it takes one now. */
    Uni<Optional<Instant>> heldUntil(
            Mutiny.Session session, ChannelRow row, Messenger messenger, Letter letter, boolean urgent, Instant now) {
        String number = of(letter, messenger);
        return number == null
                ? Uni.createFrom().item(Optional.empty())
                : uses.of(session, row.name, Set.of(number), now).map(logs -> logs.getOrDefault(number, NumberLog.EMPTY)
                        .heldUntil(NumberSettings.of(row.settings, messenger), urgent, now));
    }

    /** Why one that is held does not leave. */
    static Outcome refusal(Instant now, Instant until) {
        return Outcome.throttledRecipient(
                "NUMBER_LIMIT",
                "its number takes no more for now, the next may from " + until.truncatedTo(ChronoUnit.SECONDS),
                Duration.between(now, until));
    }

    /** Tells numbers apart without telling them. */
    private String hash(String number) {
        String digits = number.substring(Math.max(0, number.length() - DIGITS));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOf(vault.hash("number " + digits), HASH_BYTES));
    }
}
