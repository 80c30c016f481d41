package io.langyan.standalone.launcher.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.langyan.standalone.launcher.cli.HomeOption;
import io.langyan.standalone.launcher.client.Rest;
import io.langyan.standalone.launcher.client.RunningSuite;
import io.langyan.standalone.launcher.client.Suite;
import io.langyan.standalone.launcher.home.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./langyan bench [NAME]}. */
@Command(
        name = "bench",
        description =
                "Measures: prints one table and writes JSON under the suite's home. Benches: ingest, alarm (of the"
                        + " running suite); intake, ledger (of a monitoring service that runs alone); grading (of a"
                        + " grading service that runs alone); push (of a notification service that runs alone);"
                        + " matching, reading (of code alone; --quick, KEY=VALUE).",
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {

    /** Samples a second while alarms, or grading's level changes, are awaited. */
    private static final int STEADY = 1_000;

    private static final int PUSHES_A_SECOND = 200;

    /** The simulators' phones show no more, and the pushes of one measurement are read from them. */
    private static final int SHOWN = 20_000;

    @Mixin
    private HomeOption home;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            defaultValue = "ingest",
            description = "ingest, alarm, intake, ledger, grading, push, matching, reading")
    private String name;

    @Parameters(index = "1..*", hidden = true)
    private List<String> settings = List.of();

    @Option(names = "--quick", description = "A first impression in seconds (matching, reading).")
    private boolean quick;

    @Option(names = "--seconds", defaultValue = "60", description = "How long observations are posted (default: 60).")
    private long seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "30",
            description =
                    "How long the same load is posted before, and not measured (ingest, alarm, intake; default: 30).")
    private long warmUp;

    @Option(names = "--connections", defaultValue = "4", description = "Crawlers at once (default: 4).")
    private int connections;

    @Option(names = "--batch", defaultValue = "250", description = "Observations in a post (default: 250).")
    private int batch;

    @Option(
            names = "--rate",
            defaultValue = "0",
            description = "Observations a second in all (default: as fast as accepted; alarm, grading: 1000).")
    private double rate;

    @Option(names = "--new", defaultValue = "0.2", description = "Part that are new mentions (default: 0.2).")
    private double newShare;

    @Option(
            names = "--robots",
            defaultValue = "2",
            description = "Listeners' robots, each of which takes 12 hits a minute (alarm; default: 2).")
    private int robots;

    @Option(
            names = "--matters",
            defaultValue = "400",
            description = "Matters that mentions speak of, about as many stories (default: 400).")
    private int matters;

    @Option(
            names = "--rows",
            defaultValue = "5000000",
            description = "Mentions in the ledger (ledger; default: 5000000).")
    private long rows;

    @Option(
            names = "--samples",
            defaultValue = "400000",
            description = "Samples of the backlog that is measured (grading; default: 400000).")
    private int samples;

    @Option(
            names = "--brands",
            defaultValue = "8",
            description = "Brands that the backlog is shared out to (grading; default: 8).")
    private int brands;

    @Option(
            names = "--stories",
            defaultValue = "100000",
            description = "Stories opened at the end (grading; default: 100000).")
    private int stories;

    @Option(names = "--pushes", defaultValue = "4000", description = "Pages asked for at once (push; default: 4000).")
    private int pushes;

    @Option(names = "--waiting", defaultValue = "10000", description = "Escalations that wait (push; default: 10000).")
    private int waiting;

    @Option(names = "--queries", defaultValue = "200", description = "Queries of each kind (ledger; default: 200).")
    private int queries;

    @Override
    public Integer call() throws IOException {
        if (ServiceBench.NAMES.contains(name)) {
            List<String> passed = new ArrayList<>(settings);
            if (quick) {
                passed.add("--quick");
            }
            return new ServiceBench(home.home()).run(name, passed);
        }
        if (name.equals("ledger")) {
            LedgerReport report = new LedgerBench(home.home(), rows, queries).run();
            System.out.println(report.table());
            System.out.println(written(home.home().directory(), report.bench(), report.at(), report));
            return 0;
        }
        if (name.equals("intake")) {
            IntakeReport report = new IntakeBench(
                            home.home(),
                            new IntakeBench.IngestLoad(warmUp, seconds, connections, batch, rate, newShare, matters))
                    .run();
            System.out.println(report.table());
            System.out.println(written(home.home().directory(), report.bench(), report.at(), report));
            return report.reconciled() ? 0 : 1;
        }
        if (name.equals("grading")) {
            int steady = rate == 0 ? STEADY : (int) rate;
            if (steady < GradingBench.FEWEST || samples < 1 || brands < 1 || stories < GradingBench.FEWEST) {
                throw new UserError("bench grading needs --samples, --brands, and --rate and --stories of 10 or more.");
            }
            GradingReport report = new GradingBench(
                            home.home(),
                            new GradingBench.Wanted(samples, newShare, brands, matters, steady, (int) seconds, stories))
                    .run();
            System.out.println(report.table());
            System.out.println(written(home.home().directory(), report.bench(), report.at(), report));
            return report.reconciled() ? 0 : 1;
        }
        if (name.equals("push")) {
            int steady = rate == 0 ? PUSHES_A_SECOND : (int) rate;
            if (steady < 1 || pushes < 2 || seconds < 1 || waiting < 1 || pushes + steady * seconds > SHOWN) {
                throw new UserError(
                        "bench push needs --pushes, --rate, --seconds and --waiting of 1 or more, and no more than %d pushes in all."
                                .formatted(SHOWN));
            }
            PushReport report =
                    new PushBench(home.home(), new PushBench.Wanted(pushes, steady, (int) seconds, waiting)).run();
            System.out.println(report.table());
            System.out.println(written(home.home().directory(), report.bench(), report.at(), report));
            return report.reconciled() ? 0 : 1;
        }
        if (name.equals("alarm")) {
            AlarmReport report = new AlarmBench(home.home(), alarms()).run();
            System.out.println(report.table());
            System.out.println(written(home.home().directory(), report.bench(), report.at(), report));
            return report.reconciled() ? 0 : 1;
        }
        if (!name.equals("ingest")) {
            throw new UserError("There is no bench " + name
                    + "; there are: ingest, alarm, intake, ledger, grading, push, matching, reading.");
        }
        Suite suite = RunningSuite.of(home.home());
        Rest rest = new Rest(suite);
        if (warmUp > 0) {
            System.err.printf("warming up for %d s …%n", warmUp);
            IngestReport warm = measured(rest, warmUp);
            if (!warm.reconciled()) {
                System.err.println("the warm-up did not arrive whole:");
                System.out.println(warm.table());
                return 1;
            }
        }
        IngestReport report = measured(rest, seconds);
        System.out.println(report.table());
        System.out.println(written(suite.home(), report.bench(), report.at(), report));
        return report.reconciled() ? 0 : 1;
    }

    private AlarmBench.Wanted alarms() {
        if (robots < 1 || robots > AlarmBench.Wanted.MOST_ROBOTS || seconds < AlarmBench.Wanted.SHORTEST) {
            throw new UserError("bench alarm needs --robots of 1 to %d and --seconds of %d or more."
                    .formatted(AlarmBench.Wanted.MOST_ROBOTS, AlarmBench.Wanted.SHORTEST));
        }
        return new AlarmBench.Wanted(
                robots, warmUp, seconds, connections, batch, rate == 0 ? STEADY : rate, newShare, matters);
    }

    private static void prepare(Rest rest, String run, String word) {
        rest.put("admin", "/api/plan?name=" + run, BenchPlan.of(run, word));
        BenchPlan.awaited(rest, run);
    }

    /** Under a brand of its own; returns when all of the load is graded. */
    private IngestReport measured(Rest rest, long seconds) {
        String run = "bench-" + Long.toString(Instant.now().toEpochMilli(), 36);
        String word = "压测" + run.substring(run.length() - 5);
        prepare(rest, run, word);
        String[] spoken = MentionMill.matters(matters, 1);
        List<MentionMill> mills = new ArrayList<>();
        for (int crawler = 0; crawler < connections; crawler++) {
            mills.add(new MentionMill(run + "-" + crawler, word, spoken, crawler + 1L, newShare));
        }
        long begin = System.nanoTime();
        Load.Tally tally = new Load(rest, connections, batch, rate).during(Duration.ofSeconds(seconds), mills);
        long posted = System.nanoTime();
        System.err.printf("%d observations posted, waiting for ledger and grading …%n", tally.accepted());
        Arrival arrival = new Arrival(rest, run);
        Arrival.Count ledger = arrival.ledger(tally.accepted());
        Arrival.Count graded = arrival.graded(tally.accepted());
        List<Long> posts = tally.posts().stream().sorted().toList();
        return new IngestReport(
                name,
                Instant.now(),
                seconds,
                warmUp,
                connections,
                batch,
                tally.mentions(),
                tally.accepted(),
                tally.rejected(),
                tally.refusedPosts(),
                perSecond(tally.accepted(), begin, posted),
                ledger.samples(),
                arrival.ledgerMentions(),
                perSecond(ledger.samples(), begin, Math.max(posted, ledger.nanos())),
                graded.samples(),
                arrival.gradedMentions(),
                perSecond(graded.samples(), begin, Math.max(posted, graded.nanos())),
                tally.accepted() - Math.min(ledger.samples(), graded.samples()),
                Math.max(0, Math.max(ledger.nanos(), graded.nanos()) - posted) / 1e9,
                IngestReport.percentileMs(posts, 0.5),
                IngestReport.percentileMs(posts, 0.99),
                IngestReport.percentileMs(posts, 1),
                Runtime.getRuntime().availableProcessors());
    }

    private static double perSecond(long count, long begin, long end) {
        return count / ((end - begin) / 1e9);
    }

    private static Path written(Path suite, String bench, Instant at, Object report) throws IOException {
        Path folder = Files.createDirectories(suite.resolve("bench"));
        Path file = folder.resolve(bench + "-" + at.getEpochSecond() + ".json");
        new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(file.toFile(), report);
        return file;
    }
}
