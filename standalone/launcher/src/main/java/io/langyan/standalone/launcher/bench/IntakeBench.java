package io.langyan.standalone.launcher.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.standalone.launcher.client.Rest;
import io.langyan.standalone.launcher.home.LangyanHome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Observations through REST and Kafka into the ledger of a monitoring service that runs alone, with the load beside it. */
final class IntakeBench {

    private final LangyanHome home;
    private final IngestLoad wanted;

    /**
     * What to send.
     *
     * @param warmUp seconds of the same load before, not measured
     */
    record IngestLoad(
            long warmUp, long seconds, int connections, int batch, double rate, double newShare, int matters) {}

    IntakeBench(LangyanHome home, IngestLoad wanted) {
        this.home = home;
        this.wanted = wanted;
    }

    IntakeReport run() {
        try (ServiceAlone alone = ServiceAlone.monitoring(home, "intake")) {
            alone.start(Map.of());
            if (wanted.warmUp() > 0) {
                System.err.printf("warming up for %d s …%n", wanted.warmUp());
                IntakeReport warm = measured(alone, wanted.warmUp());
                if (!warm.reconciled()) {
                    return warm;
                }
            }
            System.err.printf("measuring for %d s …%n", wanted.seconds());
            return measured(alone, wanted.seconds());
        }
    }

    /** Under a brand of its own; returns when all of the load is in the ledger. */
    private IntakeReport measured(ServiceAlone alone, long seconds) {
        String run = "bench-" + Long.toString(Instant.now().toEpochMilli(), 36);
        String word = "压测" + run.substring(run.length() - 5);
        Rest rest = new Rest(alone);
        listenFor(alone, rest, run, word);
        String[] matters = MentionMill.matters(wanted.matters(), 1);
        List<MentionMill> mills = new ArrayList<>();
        for (int crawler = 0; crawler < wanted.connections(); crawler++) {
            mills.add(new MentionMill(run + "-" + crawler, word, matters, crawler + 1L, wanted.newShare()));
        }
        long begin = System.nanoTime();
        Load.Tally tally = new Load(rest, wanted.connections(), wanted.batch(), wanted.rate())
                .during(Duration.ofSeconds(seconds), mills);
        long posted = System.nanoTime();
        Arrival arrival = new Arrival(rest, run);
        Arrival.Count ledger = arrival.ledger(tally.accepted());
        long last = Math.max(posted, ledger.nanos());
        List<Long> posts = tally.posts().stream().sorted().toList();
        return new IntakeReport(
                "intake",
                Instant.now(),
                wanted.warmUp(),
                seconds,
                tally.mentions(),
                tally.accepted(),
                tally.refusedPosts(),
                tally.accepted() / ((posted - begin) / 1e9),
                ledger.samples(),
                arrival.ledgerMentions(),
                ledger.samples() / ((last - begin) / 1e9),
                (last - posted) / 1e9,
                IngestReport.percentileMs(posts, 0.5),
                IngestReport.percentileMs(posts, 0.99),
                Runtime.getRuntime().availableProcessors());
    }

    /** A plan is what other services would tell it; here it is put where it keeps them. */
    private static void listenFor(ServiceAlone alone, Rest rest, String run, String word) {
        ObjectNode plan = BenchPlan.of(run, word);
        try (Connection connection = alone.connect();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into plan_replica (name, version, plan) values (?, 1, ?)")) {
            insert.setString(1, run);
            insert.setString(2, kept(plan));
            insert.executeUpdate();
        } catch (SQLException | JsonProcessingException failed) {
            throw new IllegalStateException(failed);
        }
        BenchPlan.awaited(rest, run);
    }

    private static String kept(ObjectNode plan) throws JsonProcessingException {
        return EventJson.mapper().writeValueAsString(PlanFile.parse(plan.toString()));
    }
}
