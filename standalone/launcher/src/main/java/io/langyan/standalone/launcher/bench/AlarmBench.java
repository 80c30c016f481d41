package io.langyan.standalone.launcher.bench;

import io.langyan.standalone.launcher.bench.AlarmFigures.Shown;
import io.langyan.standalone.launcher.client.Patience;
import io.langyan.standalone.launcher.client.Rest;
import io.langyan.standalone.launcher.client.RunningSuite;
import io.langyan.standalone.launcher.home.LangyanHome;
import io.langyan.standalone.launcher.home.Secrets;
import io.langyan.standalone.launcher.suite.BenchRobots;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How soon a first hit rings and a level pages its squad, in the whole suite and among a steady load: what rings is posted among it, a few a
 * minute for each robot, and looked for on the simulated phones.
 */
final class AlarmBench {

    private static final Duration LATEST = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final RunningSuite suite;
    private final Rest rest;
    private final List<String> keys;
    private final Wanted wanted;

    /**
     * What to send.
     *
     * @param robots of listeners; each takes twelve hits a minute, every second of which becomes a crisis
     * @param warmUp seconds of the same before, not measured
     * @param rate observations a second of the load; who complains among them rings a robot that they have to wait for
     */
    record Wanted(
            int robots,
            long warmUp,
            long seconds,
            int connections,
            int batch,
            double rate,
            double newShare,
            int matters) {

        /** A listener's and a squad's each, and those of the load that complains. */
        static final int MOST_ROBOTS = BenchRobots.MOST / 2 - 1;

        /** Seconds in which each robot is called for a hit and a level at least. */
        static final int SHORTEST = 30;
    }

    AlarmBench(LangyanHome home, Wanted wanted) {
        this.suite = RunningSuite.of(home);
        this.rest = new Rest(suite);
        this.keys = BenchRobots.keys(new Secrets(home.secrets()));
        this.wanted = wanted;
    }

    AlarmReport run() {
        if (wanted.warmUp() > 0) {
            System.err.printf("warming up for %d s …%n", wanted.warmUp());
            AlarmReport warm = measured(wanted.warmUp());
            if (!warm.reconciled()) {
                return warm;
            }
        }
        System.err.printf("measuring for %d s …%n", wanted.seconds());
        return measured(wanted.seconds());
    }

    /** Under brands of its own; returns when all of the load is graded. */
    private AlarmReport measured(long seconds) {
        String run = "bench-" + Long.toString(Instant.now().toEpochMilli(), 36);
        AlarmDesk other = desk(run, wanted.robots());
        other.open(rest, suite.simulators(), other.onTrial());
        List<AlarmDesk> desks = IntStream.range(0, wanted.robots())
                .mapToObj(number -> desk(run, number))
                .toList();
        desks.forEach(desk -> desk.open(rest, suite.simulators(), desk.inForce()));
        AlarmTrace trace = new AlarmTrace();
        try (TopicReader reader = new TopicReader(suite.kafka(), AlarmTrace.WANTED, trace::note)) {
            Instant from = Instant.now();
            AlarmFeed feed = new AlarmFeed(rest, stories(desks, Duration.ofSeconds(seconds)));
            feed.begin();
            long begin = System.nanoTime();
            Load.Tally tally = new Load(rest, wanted.connections(), wanted.batch(), wanted.rate())
                    .during(Duration.ofSeconds(seconds), mills(other));
            double perSecond = tally.accepted() / ((System.nanoTime() - begin) / 1e9);
            feed.end();
            AlarmFigures figures = figures(trace, feed, other, from);
            return report(seconds, perSecond, tally, feed, figures, new Arrival(rest, other.brand()));
        }
    }

    private AlarmDesk desk(String run, int number) {
        String word = "压测" + run.substring(run.length() - 5) + (char) ('a' + number);
        return new AlarmDesk(
                run + "-" + number,
                word,
                new AlarmDesk.Robot("bench-listener-" + number, keys.get(2 * number)),
                new AlarmDesk.Robot("bench-squad-" + number, keys.get(2 * number + 1)));
    }

    private static List<AlarmStory> stories(List<AlarmDesk> desks, Duration load) {
        return IntStream.range(0, desks.size())
                .boxed()
                .flatMap(number -> AlarmStory.of(desks.get(number), number, desks.size(), load).stream())
                .toList();
    }

    private List<MentionMill> mills(AlarmDesk other) {
        String[] matters = MentionMill.matters(wanted.matters(), 1);
        return IntStream.range(0, wanted.connections())
                .mapToObj(crawler -> new MentionMill(
                        other.brand() + "-" + crawler, other.word(), matters, crawler + 1L, wanted.newShare()))
                .toList();
    }

    /** Returns when nothing is missing any more, or when it is too late for that. */
    private AlarmFigures figures(AlarmTrace trace, AlarmFeed feed, AlarmDesk other, Instant from) {
        try (Patience patience = new Patience()) {
            return patience.until("alarms", LATEST, LOOK, () -> Optional.of(looked(trace, feed, other, from))
                    .filter(figures -> figures.missing().isEmpty()));
        } catch (Patience.RanOut late) {
            AlarmFigures figures = looked(trace, feed, other, from);
            figures.missing().forEach(what -> System.err.println("missing: " + what));
            return figures;
        }
    }

    private AlarmFigures looked(AlarmTrace trace, AlarmFeed feed, AlarmDesk other, Instant from) {
        List<Shown> phones = new ArrayList<>();
        rest.messagesSince(from)
                .forEach(message -> phones.add(new Shown(
                        message.path("text").asText(),
                        OffsetDateTime.parse(message.path("receivedAt").asText())
                                .toInstant())));
        return new AlarmFigures(trace, phones)
                .hits(feed.sent())
                .levels(feed.proved())
                .others(other.brand());
    }

    private AlarmReport report(
            long seconds, double perSecond, Load.Tally tally, AlarmFeed feed, AlarmFigures figures, Arrival arrival) {
        return new AlarmReport(
                "alarm",
                Instant.now(),
                wanted.warmUp(),
                seconds,
                wanted.robots(),
                wanted.rate(),
                perSecond,
                tally.accepted(),
                arrival.ledger(tally.accepted()).samples(),
                arrival.graded(tally.accepted()).samples(),
                feed.sent().size(),
                feed.proved().size(),
                figures.others(),
                figures.legs(),
                feed.refused(),
                figures.missing().size(),
                figures.repeated(),
                Runtime.getRuntime().availableProcessors());
    }
}
