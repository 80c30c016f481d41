package io.langyan.standalone.launcher.bench;

import io.langyan.events.v1.PlanPublished;
import io.langyan.events.v1.Topic;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.standalone.launcher.bench.MentionMill.Sample;
import io.langyan.standalone.launcher.client.Patience;
import io.langyan.standalone.launcher.client.Rest;
import io.langyan.standalone.launcher.home.LangyanHome;
import io.langyan.standalone.launcher.process.Memory;
import io.langyan.standalone.launcher.process.ProcessorTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;

/**
 * Grading by itself, fed from Kafka: how fast a backlog is graded, how soon a proven level is told at a steady rate, and what very many open
 * stories cost.
 */
final class GradingBench {

    /** As its threads are called. */
    private static final String TOPOLOGY = "langyan-grading";

    private static final Duration LONGEST = Duration.ofMinutes(5);
    /** Of the mill's samples so many are of one second. */
    private static final int OF_A_SECOND = 5_000;

    /** Of rates and of stories: fewer cannot be shared out. */
    static final int FEWEST = 10;

    private static final int PROOFS_A_SECOND = FEWEST;
    private static final int PROVED_AFTER_SECONDS = 5;
    private static final int BRANDS_OF_STORIES = FEWEST;

    private final LangyanHome home;
    private final Wanted wanted;
    private int runs;

    /**
     * What to send.
     *
     * @param samples of the backlog that is measured; as many go before, to warm up
     * @param rate samples a second while level changes are awaited
     * @param seconds how long
     * @param brands that the backlog is shared out to: the stories of one are formed in one place
     * @param matters spoken of, about as many stories, in the backlog shared out to its brands
     * @param stories opened at the end
     */
    record Wanted(int samples, double newShare, int brands, int matters, int rate, int seconds, int stories) {}

    GradingBench(LangyanHome home, Wanted wanted) {
        this.home = home;
        this.wanted = wanted;
    }

    GradingReport run() {
        try (ServiceAlone alone = ServiceAlone.grading(home, "grading")) {
            alone.start(Map.of());
            try (Producer<String, byte[]> producer = alone.producer()) {
                System.err.printf("warming up with %d samples …%n", wanted.samples());
                backlog(alone, producer, wanted.samples());
                System.err.printf("measuring %d samples …%n", wanted.samples());
                Backlog backlog = backlog(alone, producer, wanted.samples());
                System.err.printf("awaiting level changes for %d s …%n", wanted.seconds());
                GradingReport.Changes changes = changes(alone, producer);
                System.err.printf("opening %d stories …%n", wanted.stories());
                long before = Memory.rssMiB(alone.pid());
                long stories = stories(alone, producer);
                long after = Memory.rssMiB(alone.pid());
                System.err.printf("starting it anew, then %d s at a steady rate …%n", wanted.seconds());
                alone.start(Map.of());
                steady(alone, producer);
                return report(
                        backlog, changes, stories, new GradingReport.Memory(before, after, Memory.rssMiB(alone.pid())));
            }
        }
    }

    /**
     * @param cpu of the service meanwhile
     * @param topology of it, that of the threads that form and grade
     */
    private record Backlog(long mentions, long graded, double seconds, Duration cpu, Duration topology) {}

    /** What is said of one brand. */
    private record Voice(String brand, MentionMill mill, MatchedRecords records) {}

    private Voice voice(Producer<String, byte[]> producer, int matters) {
        String brand = planned(producer);
        String[] ofIt = MentionMill.matters(matters, runs);
        return new Voice(brand, new MentionMill(brand, "压测", ofIt, runs, wanted.newShare()), new MatchedRecords(brand));
    }

    private Backlog backlog(ServiceAlone alone, Producer<String, byte[]> producer, int samples) {
        int matters = Math.max(1, wanted.matters() / wanted.brands());
        List<Voice> voices = Stream.generate(() -> voice(producer, matters))
                .limit(wanted.brands())
                .toList();
        Instant from = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(samples / OF_A_SECOND + 1);
        Duration cpu = ProcessorTime.of(alone.pid());
        Duration topology = ProcessorTime.ofThreads(alone.pid(), TOPOLOGY);
        long begin = System.nanoTime();
        for (int i = 0; i < samples; i++) {
            Voice voice = voices.get(i % voices.size());
            Sample sample = voice.mill().next(from.plusMillis(i * 1_000L / OF_A_SECOND));
            producer.send(voice.records().of(sample, false));
        }
        producer.flush();
        List<String> brands = voices.stream().map(Voice::brand).toList();
        Arrival.Count graded = new Arrival(new Rest(alone), brands).graded(samples);
        double seconds = (graded.nanos() - begin) / 1e9;
        long mentions =
                voices.stream().mapToLong(voice -> voice.mill().mentions()).sum();
        return new Backlog(
                mentions,
                graded.samples(),
                seconds,
                ProcessorTime.of(alone.pid()).minus(cpu),
                ProcessorTime.ofThreads(alone.pid(), TOPOLOGY).minus(topology));
    }

    /**
     * Stories of one mention each that is suddenly shared by very many, among others at a steady rate. None among the very first of a brand:
     * where hardly anything is remembered letters made up at random look alike.
     */
    private GradingReport.Changes changes(ServiceAlone alone, Producer<String, byte[]> producer) {
        Voice voice = voice(producer, wanted.matters());
        String brand = voice.brand();
        MatchedRecords records = voice.records();
        int proofs = wanted.seconds() * PROOFS_A_SECOND;
        String[] matters = MentionMill.matters(proofs, 1_000 + runs);
        Map<String, Long> inKafka = new ConcurrentHashMap<>();
        Queue<Sample> unproved = new ArrayDeque<>();
        try (LevelWatch watch = new LevelWatch(alone.kafka())) {
            long begin = System.nanoTime();
            int founded = 0;
            for (int i = 0; founded < proofs || !unproved.isEmpty(); i++) {
                pace(begin, i);
                Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
                if (i < wanted.rate() || i % (wanted.rate() / PROOFS_A_SECOND) != 0) {
                    producer.send(records.of(voice.mill().next(now), false));
                    continue;
                }
                if (founded < proofs) {
                    Sample founder = new Sample(brand + "-proof-" + founded, "weibo", matters[founded++], now, 0);
                    unproved.add(founder);
                    producer.send(records.of(founder, true));
                }
                while (!unproved.isEmpty()
                        && unproved.peek()
                                .observedAt()
                                .plusSeconds(PROVED_AFTER_SECONDS)
                                .isBefore(now)) {
                    Sample founder = unproved.remove();
                    Sample proof = new Sample(founder.id(), founder.platform(), founder.text(), now, 150_000);
                    producer.send(
                            records.of(proof, true),
                            (metadata, failure) -> inKafka.put(proof.text(), System.nanoTime()));
                }
            }
            producer.flush();
            await("level changes", () -> watch.seen().keySet().containsAll(inKafka.keySet()));
            return new GradingReport.Changes(
                    proofs,
                    inKafka.entrySet().stream()
                            .filter(proof -> watch.seen().containsKey(proof.getKey()))
                            .map(proof -> Math.max(0, watch.seen().get(proof.getKey()) - proof.getValue()))
                            .sorted()
                            .toList());
        }
    }

    /** Of other brands than those whose stories are open. */
    private void steady(ServiceAlone alone, Producer<String, byte[]> producer) {
        Voice voice = voice(producer, wanted.matters());
        int samples = wanted.seconds() * wanted.rate();
        long begin = System.nanoTime();
        for (int i = 0; i < samples; i++) {
            pace(begin, i);
            Sample sample = voice.mill().next(Instant.now().truncatedTo(ChronoUnit.MILLIS));
            producer.send(voice.records().of(sample, false));
        }
        producer.flush();
        new Arrival(new Rest(alone), List.of(voice.brand())).graded(samples);
    }

    private void pace(long begin, int sent) {
        long due = begin + sent * TimeUnit.SECONDS.toNanos(1) / wanted.rate();
        while (System.nanoTime() < due) {
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    private long stories(ServiceAlone alone, Producer<String, byte[]> producer) {
        List<String> brands = new ArrayList<>();
        int each = wanted.stories() / BRANDS_OF_STORIES;
        for (int i = 0; i < BRANDS_OF_STORIES; i++) {
            String brand = planned(producer);
            brands.add(brand);
            MatchedRecords records = new MatchedRecords(brand);
            String[] matters = MentionMill.matters(each, 2_000 + runs);
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            for (int story = 0; story < each; story++) {
                producer.send(records.of(new Sample(brand + "-" + story, "weibo", matters[story], now, 10), false));
            }
        }
        producer.flush();
        return new Arrival(new Rest(alone), brands)
                .graded((long) each * BRANDS_OF_STORIES)
                .samples();
    }

    /** A brand of its own, whose plan grading knows. */
    private String planned(Producer<String, byte[]> producer) {
        String brand = "bench-" + Long.toString(Instant.now().toEpochMilli(), 36) + "-" + runs++;
        var plan = PlanFile.parse(BenchPlan.of(brand, "压测" + brand).toString());
        producer.send(MatchedRecords.record(
                Topic.PLANS, brand, brand, new PlanPublished(brand, 1, plan, "bench", Instant.now())));
        producer.flush();
        return brand;
    }

    private static void await(String what, BooleanSupplier done) {
        try (Patience patience = new Patience()) {
            patience.until(
                    what,
                    LONGEST,
                    Duration.ofMillis(100),
                    () -> done.getAsBoolean() ? Optional.of(true) : Optional.empty());
        } catch (Patience.RanOut missing) {
            System.err.println(missing.getMessage());
        }
    }

    private GradingReport report(
            Backlog backlog, GradingReport.Changes changes, long stories, GradingReport.Memory memory) {
        List<Long> nanos = changes.nanos();
        return new GradingReport(
                "grading",
                Instant.now(),
                wanted.samples(),
                wanted.brands(),
                backlog.mentions(),
                backlog.graded(),
                backlog.graded() / backlog.seconds(),
                backlog.graded() / (backlog.cpu().toMillis() / 1e3),
                backlog.graded() / (backlog.topology().toMillis() / 1e3),
                wanted.rate(),
                changes.awaited(),
                nanos.size(),
                IngestReport.percentileMs(nanos, 0.5),
                IngestReport.percentileMs(nanos, 0.99),
                IngestReport.percentileMs(nanos, 1),
                wanted.stories(),
                stories,
                memory,
                Runtime.getRuntime().availableProcessors());
    }
}
