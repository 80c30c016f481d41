package io.langyan.monitoring.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.monitoring.MonitoringConfig;
import io.langyan.monitoring.observation.AcceptObservations;
import io.langyan.monitoring.observation.LineJson;
import io.langyan.monitoring.observation.NdjsonLines;
import io.langyan.monitoring.observation.Reason;
import io.langyan.monitoring.observation.Submission;
import io.langyan.monitoring.observation.Verdict;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Works jobs off, chunk by chunk: to Kafka first, then the verdicts in the transaction that removes the chunk. Killed between the two, the
 * chunk is sent again, which changes nothing in the ledger and counts once.
 */
@ApplicationScoped
class RunImports {

    private static final Logger LOG = Logger.getLogger(RunImports.class);

    /** One line that trips a reader must not hold up the rest of the file for ever. */
    private static final Reason UNREADABLE = Reason.of("unreadable", "无法读取这一行", "this line cannot be read");

    private final String worker = UUID.randomUUID().toString();
    private volatile boolean stopped;
    private final ImportJobs jobs;
    private final Formats formats;
    private final AcceptObservations observations;
    private final MonitoringConfig.Imports config;

    RunImports(ImportJobs jobs, Formats formats, AcceptObservations observations, MonitoringConfig config) {
        this.jobs = jobs;
        this.formats = formats;
        this.observations = observations;
        this.config = config.imports();
    }

    /** The scheduler ticks on after the pool is closed. */
    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    @Scheduled(every = "1s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> next() {
        return stopped ? Uni.createFrom().voidItem() : claim();
    }

    private Uni<Void> claim() {
        return jobs.claim(worker, config.lease())
                .chain(claimed ->
                        claimed.map(this::run).orElseGet(() -> Uni.createFrom().voidItem()))
                .onFailure()
                .invoke(failure -> LOG.warn("An import waits: " + failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        return jobs.forgetOld();
    }

    private Uni<Void> run(ImportJobs.Claimed job) {
        return Multi.createBy()
                .repeating()
                .uni(() -> step(job))
                .whilst(more -> more && !stopped)
                .onItem()
                .ignoreAsUni();
    }

    /** One chunk; false when there is none left or the job is another's. */
    private Uni<Boolean> step(ImportJobs.Claimed job) {
        return jobs.next(job.id()).chain(chunk -> chunk.map(lines -> work(job, lines))
                .orElseGet(() -> jobs.finish(job.id(), worker).replaceWith(false)));
    }

    private Uni<Boolean> work(ImportJobs.Claimed job, ImportJobs.Chunk chunk) {
        return Uni.createFrom()
                .item(chunk)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(lines -> read(job, lines))
                .chain(observations::accept)
                .chain(verdicts -> jobs.settle(job.id(), worker, chunk, verdicts, config.lease()));
    }

    private Submission read(ImportJobs.Claimed job, ImportJobs.Chunk chunk) {
        Submission submission = new Submission();
        RowReader reader = formats.byName(job.format());
        Instant now = Instant.now();
        NdjsonLines.each(
                chunk.lines(),
                (number, from, length) -> submission.add(
                        chunk.firstLine() + number - 1,
                        read(reader, chunk.lines(), from, length, job.platform(), now)));
        return submission;
    }

    private static Verdict read(RowReader reader, byte[] lines, int from, int length, String platform, Instant now) {
        try {
            JsonNode row = LineJson.mapper().readTree(lines, from, length);
            return row.isObject() ? reader.read(row, platform, now) : new Verdict.Rejected(Reason.NOT_AN_OBJECT);
        } catch (IOException unreadable) {
            return new Verdict.Rejected(LineJson.reasonOf(unreadable));
        } catch (RuntimeException unforeseen) {
            LOG.warnf(unforeseen, "A line could not be judged");
            return new Verdict.Rejected(UNREADABLE);
        }
    }
}
