package io.langyan.notification.card;

import io.langyan.notification.channel.ChannelRow;
import io.langyan.notification.channel.Channels;
import io.langyan.notification.channel.Messengers;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Replaces the buttons of leased cards and writes down what came of it. */
@ApplicationScoped
class EditCards {

    private static final Logger LOG = Logger.getLogger(EditCards.class);

    private final HeldCards cards;
    private final Channels channels;
    private final Messengers messengers;
    private final MeterRegistry meters;

    EditCards(HeldCards cards, Channels channels, Messengers messengers, MeterRegistry meters) {
        this.cards = cards;
        this.channels = channels;
        this.messengers = messengers;
        this.meters = meters;
    }

    /** A card and what came of its edit. */
    private record Edited(UUID push, EditVerdict verdict) {}

    /** All at once, each within the time that a provider has. */
    Uni<Void> all(List<HeldCardRow> leased) {
        return leased.isEmpty()
                ? Uni.createFrom().voidItem()
                : channelsOf(leased)
                        .chain(channel -> Uni.join()
                                .all(leased.stream()
                                        .map(row -> edit(row, channel.get(row.channel)))
                                        .toList())
                                .andFailFast())
                        .chain(edited -> Panache.withTransaction(() -> write(edited, Instant.now())));
    }

    private Uni<Map<String, ChannelRow>> channelsOf(List<HeldCardRow> leased) {
        Set<String> names = leased.stream().map(row -> row.channel).collect(Collectors.toSet());
        return Panache.withSession(() -> channels.list("enabled = true and name in ?1", names))
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.name, Function.identity())));
    }

    private Uni<Edited> edit(HeldCardRow row, ChannelRow channel) {
        if (!row.validUntil.isAfter(Instant.now())) {
            return Uni.createFrom().item(new Edited(row.pushId, EditVerdict.EXPIRED));
        }
        Uni<Outcome> outcome = channel == null
                ? Uni.createFrom().item(Outcome.failed(Result.RETRY, "CHANNEL_OFF", "the channel is switched off"))
                : Uni.createFrom()
                        .deferred(() -> messengers.replaceButton(channels.open(channel), cards.open(row), row.label));
        return outcome.onFailure()
                .recoverWithItem(broken -> Outcome.failed(Result.PERM, "BROKEN", broken.getMessage()))
                .invoke(came -> log(row, came))
                .map(came -> new Edited(row.pushId, EditVerdict.after(came, row.tries)));
    }

    private static void log(HeldCardRow row, Outcome came) {
        if (!came.accepted()) {
            LOG.warnf("the card of push %s keeps its button: %s, code %s", row.pushId, came.result(), came.code());
        }
    }

    /** One that was pressed meanwhile is no longer there. */
    private Uni<Void> write(List<Edited> all, Instant now) {
        return cards.locked(all.stream().map(Edited::push).toList()).chain(rows -> {
            Uni<Void> chain = Uni.createFrom().voidItem();
            for (Edited edited : all) {
                count(edited.verdict().result());
                HeldCardRow row = rows.get(edited.push());
                chain = row == null ? chain : chain.chain(() -> write(row, edited.verdict(), now));
            }
            return chain;
        });
    }

    private Uni<Void> write(HeldCardRow row, EditVerdict verdict, Instant now) {
        row.tries = verdict.tries();
        row.nextAt = verdict.again() == null ? null : now.plus(verdict.again());
        return verdict.again() == null ? cards.delete(row) : Uni.createFrom().voidItem();
    }

    private void count(String result) {
        meters.counter("langyan.push.card.edits", "result", result).increment();
    }
}
