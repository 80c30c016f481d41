package io.langyan.standalone.launcher.bench;

import io.langyan.standalone.launcher.bench.BenchPages.Policy;
import io.langyan.standalone.launcher.bench.PushReport.Arrived;
import io.langyan.standalone.launcher.client.Patience;
import io.langyan.standalone.launcher.client.Rest;
import io.langyan.standalone.launcher.home.LangyanHome;
import io.langyan.standalone.launcher.process.ProcessorTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.Producer;

/**
 * Notification by itself, half of its pages by webhook and half by SMS, neither of which has a limit: how many it pushes when very many wait,
 * how soon one is accepted at a steady rate, and what escalations cost that only wait.
 */
final class PushBench {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration NO_PROGRESS = Duration.ofSeconds(30);
    private static final Duration AT_REST = Duration.ofSeconds(60);

    private final LangyanHome home;
    private final Wanted wanted;

    /**
     * What to ask for.
     *
     * @param pushes at once; half as many go before, to warm up
     * @param rate a second afterwards
     * @param seconds how long
     * @param waiting escalations that wait
     */
    record Wanted(int pushes, int rate, int seconds, int waiting) {}

    PushBench(LangyanHome home, Wanted wanted) {
        this.home = home;
        this.wanted = wanted;
    }

    PushReport run() {
        try (SimulatorsAlone simulators = new SimulatorsAlone(home, BenchPages.ACCOUNTS);
                ServiceAlone alone = ServiceAlone.notification(home, "push")) {
            alone.start(Map.of("LANGYAN_NOTIFICATION_OUTBOUND_ALLOW", simulators.place()));
            try (Producer<String, byte[]> producer = alone.producer()) {
                BenchPages pages = new BenchPages(producer);
                pages.prepare(new Rest(alone), simulators);
                System.err.printf("warming up with %d pushes …%n", wanted.pushes() / 2);
                atOnce(alone, simulators, pages, wanted.pushes() / 2);
                System.err.printf("measuring %d pushes …%n", wanted.pushes());
                AtOnce burst = atOnce(alone, simulators, pages, wanted.pushes());
                System.err.printf("%d a second for %d s …%n", wanted.rate(), wanted.seconds());
                Arrived steady = steady(simulators, pages);
                AtRest without = AtRest.of(alone, AT_REST);
                System.err.printf("opening %d escalations that wait …%n", wanted.waiting());
                long waiting = waiting(alone, pages);
                return report(burst, steady, without, waiting, AtRest.of(alone, AT_REST));
            }
        }
    }

    private record AtOnce(Arrived arrived, double seconds, Duration cpu) {}

    private static AtOnce atOnce(ServiceAlone alone, SimulatorsAlone simulators, BenchPages pages, int pushes) {
        Duration cpu = ProcessorTime.of(alone.pid());
        long before = simulators.calls();
        Instant begin = Instant.now();
        int first = pages.asked();
        for (int i = 0; i < pushes; i++) {
            pages.ask(i % 2 == 0 ? Policy.HOOK : Policy.SMS);
        }
        Map<Integer, List<Instant>> accepted = accepted(simulators, pages, before, begin, first, pushes);
        Instant last = accepted.values().stream()
                .flatMap(List::stream)
                .max(Instant::compareTo)
                .orElse(begin);
        return new AtOnce(
                arrived(pages, accepted, pushes),
                Duration.between(begin, last).toMillis() / 1e3,
                ProcessorTime.of(alone.pid()).minus(cpu));
    }

    private Arrived steady(SimulatorsAlone simulators, BenchPages pages) {
        long before = simulators.calls();
        Instant from = Instant.now();
        int first = pages.asked();
        int pushes = wanted.rate() * wanted.seconds();
        long begin = System.nanoTime();
        for (int i = 0; i < pushes; i++) {
            long due = begin + i * TimeUnit.SECONDS.toNanos(1) / wanted.rate();
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            pages.ask(i % 2 == 0 ? Policy.HOOK : Policy.SMS);
        }
        return arrived(pages, accepted(simulators, pages, before, from, first, pushes), pushes);
    }

    /**
     * By page, when its pushes were accepted; returns when each has one or nothing more comes. What the phones show is read at the end only, lest
     * the looking take the processors from what is looked at.
     */
    private static Map<Integer, List<Instant>> accepted(
            SimulatorsAlone simulators, BenchPages pages, long before, Instant since, int first, int pushes) {
        pages.flush();
        Map<Integer, List<Instant>> accepted = new HashMap<>();
        Progress progress = new Progress();
        await("pushes", () -> {
            long calls = simulators.calls();
            boolean over = progress.halted(calls);
            if (over || calls - before >= pushes) {
                accepted.clear();
                simulators.shown(since).forEach(shown -> pages.numberIn(shown.text())
                        .filter(number -> number >= first)
                        .ifPresent(number -> accepted.computeIfAbsent(number, any -> new ArrayList<>())
                                .add(shown.receivedAt())));
            }
            return over || accepted.size() >= pushes;
        });
        return accepted;
    }

    private static final class Progress {

        private long last = -1;
        private long moved;

        /** Whether the count has not moved for long. */
        boolean halted(long count) {
            long now = System.nanoTime();
            moved = count == last ? moved : now;
            last = count;
            return now - moved > NO_PROGRESS.toNanos();
        }
    }

    private static Arrived arrived(BenchPages pages, Map<Integer, List<Instant>> accepted, int pushes) {
        List<Long> nanos = accepted.entrySet().stream()
                .map(page -> Duration.between(
                        pages.inKafka(page.getKey()), page.getValue().get(0)))
                .map(taken -> Math.max(0, taken.toNanos()))
                .sorted()
                .toList();
        long all = accepted.values().stream().mapToLong(List::size).sum();
        return new Arrived(nanos, pushes - accepted.size(), all - accepted.size());
    }

    private long waiting(ServiceAlone alone, BenchPages pages) {
        for (int i = 0; i < wanted.waiting(); i++) {
            pages.ask(Policy.WAIT);
        }
        await("escalations", () -> waitingNow(alone, pages) >= wanted.waiting());
        return waitingNow(alone, pages);
    }

    private static long waitingNow(ServiceAlone alone, BenchPages pages) {
        try (Connection connection = alone.connect();
                PreparedStatement count = connection.prepareStatement(
                        "select count(*) from page where brand = ? and policy = ? and stage = 'ringing'")) {
            count.setString(1, pages.brand());
            count.setString(2, Policy.WAIT.name());
            try (ResultSet result = count.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        } catch (SQLException away) {
            throw new IllegalStateException(away);
        }
    }

    private static void await(String what, BooleanSupplier done) {
        try (Patience patience = new Patience()) {
            patience.until(what, LONGEST, LOOK, () -> done.getAsBoolean() ? Optional.of(true) : Optional.empty());
        }
    }

    private PushReport report(AtOnce burst, Arrived steady, AtRest without, long waiting, AtRest with) {
        return new PushReport(
                "push",
                Instant.now(),
                wanted.pushes(),
                burst.arrived().nanos().size() / burst.seconds(),
                burst.arrived().nanos().size() / (burst.cpu().toMillis() / 1e3),
                wanted.rate(),
                steady.nanos().size(),
                IngestReport.percentileMs(steady.nanos(), 0.5),
                IngestReport.percentileMs(steady.nanos(), 0.99),
                IngestReport.percentileMs(steady.nanos(), 1),
                burst.arrived().missing() + steady.missing(),
                burst.arrived().repeated() + steady.repeated(),
                waiting,
                with,
                without,
                Runtime.getRuntime().availableProcessors());
    }
}
