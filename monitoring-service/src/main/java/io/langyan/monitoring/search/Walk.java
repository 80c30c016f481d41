package io.langyan.monitoring.search;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * One search on its way from the newest mention back. {@code below} is how far it has come: all that is not below it has been looked at. Asks
 * few segments first and more later, so that a common word is answered by the newest and a rare one in a few questions.
 */
final class Walk {

    /** With their texts. */
    private static final int YOUNG_AT_ONCE = 500;

    private static final int FEWEST_AT_ONCE = 64;
    private static final int MOST_AT_ONCE = 2_000;
    private static final int MOST_SEGMENTS = 64;
    private static final int FASTER = 4;

    private final SqlConnection connection;
    private final SegmentReader reader;
    private final Search.Wanted wanted;
    private final Sieve sieve;

    private final List<UUID> found = new ArrayList<>();
    private final TreeSet<UUID> touched = new TreeSet<>(Ids.ORDER);
    private final Deque<Segment> segments = new ArrayDeque<>();
    private UUID below;
    private int looked;
    private int segmentsAtOnce = 2;
    private int rowsAtOnce;
    private final int youngAtOnce;

    Walk(SqlConnection connection, Search.Wanted wanted, Sieve sieve) {
        this.connection = connection;
        this.reader = new SegmentReader(connection);
        this.wanted = wanted;
        this.sieve = sieve;
        this.below = wanted.before();
        this.youngAtOnce = wanted.clauses().isEmpty() ? Math.min(MOST_AT_ONCE, wanted.count()) : YOUNG_AT_ONCE;
        this.rowsAtOnce = Math.max(FEWEST_AT_ONCE, wanted.count() + wanted.count() / 4);
    }

    Uni<Found> run() {
        if (wanted.clauses().isEmpty()) {
            return young(wanted.from()).map(more -> more ? all() : enough());
        }
        return reader.settled()
                .chain(settled -> young(Ids.greater(wanted.from(), after(settled))))
                .chain(more ->
                        more ? prepare().chain(this::older) : Uni.createFrom().item(enough()));
    }

    /** The smallest id that is greater. */
    private static UUID after(UUID id) {
        long low = id.getLeastSignificantBits() + 1;
        return new UUID(id.getMostSignificantBits() + (low == 0 ? 1 : 0), low);
    }

    /** Looks through what is not indexed yet; answers whether the search goes on. */
    private Uni<Boolean> young(UUID from) {
        if (!Ids.below(from, below)) {
            return Uni.createFrom().item(true);
        }
        return sieve.newest(connection, from, below, youngAtOnce).chain(chunk -> {
            found.addAll(chunk.wanted());
            looked += chunk.rows();
            below = chunk.lowest().orElse(from);
            boolean again = chunk.lowest().isPresent() && goesOn();
            return again ? young(from) : Uni.createFrom().item(goesOn());
        });
    }

    private Uni<Void> prepare() {
        return reader.touched(wanted.from(), below)
                .invoke(touched::addAll)
                .chain(() -> reader.segments(wanted.from(), below))
                .invoke(segments::addAll)
                .replaceWithVoid();
    }

    private Uni<Found> older() {
        if (!goesOn()) {
            return Uni.createFrom().item(enough());
        }
        if (segments.isEmpty()) {
            return sift(List.of(), wanted.from()).map(nothing -> goesOn() ? all() : enough());
        }
        List<Segment> some = new ArrayList<>();
        while (some.size() < segmentsAtOnce && !segments.isEmpty()) {
            some.add(segments.poll());
        }
        segmentsAtOnce = Math.min(MOST_SEGMENTS, segmentsAtOnce * FASTER);
        return reader.rows(some, wanted.clauses())
                .chain(rows -> within(some, rows))
                .chain(rows -> hits(new Hits(some, rows), some.get(some.size() - 1)))
                .chain(this::older);
    }

    /** Leaves out rows beyond the ends of the search. */
    private Uni<Map<Long, BitSet>> within(List<Segment> some, Map<Long, BitSet> rows) {
        Uni<Void> cut = Uni.createFrom().voidItem();
        for (Segment segment : some) {
            BitSet its = rows.get(segment.id());
            if (its == null || its.isEmpty()) {
                continue;
            }
            if (!Ids.below(segment.lastId(), below)) {
                UUID end = below;
                cut = cut.chain(() -> reader.edge(segment, end))
                        .invoke(row -> its.clear(row, Math.max(row, segment.rows())))
                        .replaceWithVoid();
            }
            if (Ids.below(segment.firstId(), wanted.from())) {
                cut = cut.chain(() -> reader.edge(segment, wanted.from()))
                        .invoke(row -> its.clear(0, row))
                        .replaceWithVoid();
            }
        }
        return cut.replaceWith(rows);
    }

    private Uni<Void> hits(Hits hits, Segment last) {
        List<SegmentReader.Hit> next = hits.next(rowsAtOnce);
        if (next.isEmpty()) {
            return sift(List.of(), Ids.greater(last.firstId(), wanted.from()));
        }
        rowsAtOnce = Math.min(MOST_AT_ONCE, rowsAtOnce * FASTER);
        return reader.ids(next)
                .chain(ids -> sift(ids, ids.stream().min(Ids.ORDER).orElseThrow()))
                .chain(() -> goesOn() ? hits(hits, last) : Uni.createFrom().voidItem());
    }

    /** Looks at these mentions and at those touched down to an id. */
    private Uni<Void> sift(List<UUID> ids, UUID downTo) {
        if (!Ids.below(downTo, below)) {
            return Uni.createFrom().voidItem();
        }
        TreeSet<UUID> candidates = new TreeSet<>(Ids.ORDER.reversed());
        candidates.addAll(ids);
        candidates.addAll(touched.subSet(downTo, true, below, false));
        below = downTo;
        if (candidates.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        looked += candidates.size();
        return sieve.wanted(connection, List.copyOf(candidates))
                .invoke(found::addAll)
                .replaceWithVoid();
    }

    private boolean goesOn() {
        return found.size() < wanted.count() && looked < wanted.budget();
    }

    private Found enough() {
        if (found.size() > wanted.count()) {
            List<UUID> first = List.copyOf(found.subList(0, wanted.count()));
            return new Found(first, Optional.of(first.get(first.size() - 1)));
        }
        return new Found(List.copyOf(found), Optional.of(below));
    }

    private Found all() {
        return new Found(List.copyOf(found), Optional.empty());
    }

    /** The rows of some segments, newest first, a few at a time. */
    private static final class Hits {
        private final Deque<Segment> segments;
        private final Map<Long, BitSet> rows;
        private int at = Integer.MAX_VALUE;

        Hits(List<Segment> segments, Map<Long, BitSet> rows) {
            this.segments = new ArrayDeque<>(segments);
            this.rows = rows;
        }

        List<SegmentReader.Hit> next(int most) {
            List<SegmentReader.Hit> next = new ArrayList<>();
            while (next.size() < most && !segments.isEmpty()) {
                Segment segment = segments.peek();
                BitSet its = rows.getOrDefault(segment.id(), new BitSet());
                int row = its.previousSetBit(Math.min(at, segment.rows()) - 1);
                if (row < 0) {
                    segments.poll();
                    at = Integer.MAX_VALUE;
                } else {
                    next.add(new SegmentReader.Hit(segment.id(), row));
                    at = row;
                }
            }
            return next;
        }
    }
}
