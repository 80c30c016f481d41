package io.langyan.notification.push;

import io.langyan.events.v1.Level;
import io.langyan.notification.channel.ChannelRow;
import io.langyan.notification.channel.Messenger;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Who is next in a channel's line. The gravest go by themselves as long as there are places; L1 may use what is kept for it.
 * When what is left over has waited too long for a place, it goes together in a digest, which takes the place that is kept
 * for one. L1 is never in a digest.
 */
@ApplicationScoped
class Line {

    /** So many singles are taken at once. */
    static final int BATCH = 20;

    private static final int MOST_IN_DIGEST = 200;

    private final Pushes pushes;
    private final Numbers numbers;

    Line(Pushes pushes, Numbers numbers) {
        this.pushes = pushes;
        this.numbers = numbers;
    }

    /**
     * What is taken now.
     *
     * @param digest empty, or two or more that go in one message
     * @param held of the singles, those that are in line again, for their numbers take none now
     */
    record Taken(List<PushRow> single, List<PushRow> digest, List<Numbers.Held> held) {

        static Taken singles(List<PushRow> single) {
            return new Taken(single, List.of(), List.of());
        }

        private Taken apart(Numbers.Apart numbers) {
            return new Taken(numbers.leaving(), digest, numbers.held());
        }

        /** One alone makes no digest. */
        Taken and(List<PushRow> gathered) {
            return gathered.size() > 1 ? new Taken(single, gathered, held) : singles(join(single, gathered));
        }

        private static List<PushRow> join(List<PushRow> first, List<PushRow> second) {
            return Stream.concat(first.stream(), second.stream()).toList();
        }
    }

    /** @param digestAfter how long one waits before it goes into a digest; empty for no digests */
    Uni<Taken> taken(Mutiny.Session session, String channel, Slots slots, Optional<Duration> digestAfter, Instant now) {
        return singles(session, channel, slots, now).chain(single -> {
            boolean room = slots.single() > single.size() || slots.forOthers() <= single.size();
            return room || digestAfter.isEmpty()
                    ? Uni.createFrom().item(Taken.singles(single))
                    : gathered(session, channel, single, now.minus(digestAfter.get()), now)
                            .map(Taken.singles(single)::and);
        });
    }

    /** Without those whose numbers take none now. */
    Uni<Taken> reachable(Mutiny.Session session, ChannelRow row, Messenger messenger, Taken taken, Instant now) {
        return numbers.apart(session, row, messenger, taken.single(), now).map(taken::apart);
    }

    /** L1 first; it may use what is kept for it. */
    Uni<List<PushRow>> singles(Mutiny.Session session, String channel, Slots slots, Instant now) {
        int l1 = slots.forL1();
        int others = slots.single();
        if (l1 == 0) {
            return Uni.createFrom().item(List.of());
        }
        return others == l1
                ? pushes.waiting(session, channel, 0, l1, now)
                : pushes.waiting(session, channel, Level.L1.ordinal(), l1, now)
                        .chain(first -> others > first.size()
                                ? pushes.waiting(session, channel, 0, others, now)
                                : Uni.createFrom().item(first));
    }

    /** Everything like the one that has waited longest; that one by itself when it cannot be gathered. */
    private Uni<List<PushRow>> gathered(
            Mutiny.Session session, String channel, List<PushRow> single, Instant since, Instant now) {
        Set<UUID> gone = single.stream().map(push -> push.id).collect(Collectors.toSet());
        return pushes.longestWaiting(session, channel, since, gone.size() + 1)
                .map(rows -> without(gone, rows))
                .chain(longest -> longest.isEmpty() || !longest.get(0).maybeGathered()
                        ? Uni.createFrom().item(longest.stream().limit(1).toList())
                        : pushes.alike(session, longest.get(0), gone.size() + MOST_IN_DIGEST, now)
                                .map(rows -> without(gone, rows)));
    }

    private static List<PushRow> without(Set<UUID> gone, List<PushRow> rows) {
        return rows.stream()
                .filter(push -> !gone.contains(push.id))
                .limit(MOST_IN_DIGEST)
                .toList();
    }
}
