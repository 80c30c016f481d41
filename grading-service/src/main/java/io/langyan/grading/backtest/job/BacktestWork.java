package io.langyan.grading.backtest.job;

import io.langyan.events.rest.Problem;
import io.langyan.events.v1.plan.Plan;
import io.langyan.grading.backtest.Regrading;
import io.langyan.grading.live.PlansInForce;
import io.langyan.grading.recorded.KeptSince;
import io.langyan.grading.recorded.RecordedSamples;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.IntConsumer;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Where the observations of a backtest come from. */
@ApplicationScoped
class BacktestWork {

    private static final Logger LOG = Logger.getLogger(BacktestWork.class);

    private final RecordedSamples recorded;
    private final KeptSince kept;
    private final PlansInForce plans;

    BacktestWork(RecordedSamples recorded, KeptSince kept, PlansInForce plans) {
        this.recorded = recorded;
        this.kept = kept;
        this.plans = plans;
    }

    Plan planInForce(String brand) {
        return plans.of(brand);
    }

    /** From when on the period is kept; null when it is kept as a whole. */
    String keptSince(BacktestQuery query) {
        OffsetDateTime since = kept.at(Instant.now());
        return query.from().isBefore(since)
                ? since.truncatedTo(ChronoUnit.SECONDS).toString()
                : null;
    }

    RunBacktest.Work recorded(BacktestQuery query) {
        return (regrading, progress) -> {
            progress.accept(0);
            return regrading.run(into -> recorded.each(
                    query.brand(), query.from().toInstant(), query.to().toInstant(), observation -> {
                        progress.accept(50);
                        into.accept(observation);
                    }));
        };
    }

    /** Takes the file over: it outlives the request that brought it. */
    RunBacktest.Work file(FileUpload upload) {
        try {
            Path own = Files.createTempFile("langyan-backtest", ".ndjson");
            Files.move(upload.uploadedFile(), own, StandardCopyOption.REPLACE_EXISTING);
            return new FileWork(own, Math.max(1, Files.size(own)));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    String text(FileUpload upload) {
        if (upload.size() > AskedPlan.LONGEST) {
            throw AskedPlan.tooLarge();
        }
        try {
            return Files.readString(upload.uploadedFile());
        } catch (IOException unreadable) {
            throw Problem.badRequest("plan-unreadable", "预案文件不是 UTF-8 文本。", "The plan is no UTF-8 text.");
        }
    }

    private record FileWork(Path file, long size) implements RunBacktest.Work {

        @Override
        public Object run(Regrading<?> regrading, IntConsumer progress) throws IOException {
            try (InputStream in = Files.newInputStream(file)) {
                return regrading.run(in, read -> progress.accept((int) (read * 99 / size)));
            }
        }

        @Override
        public void end() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException left) {
                LOG.warnf("the file of a backtest stays behind: %s", left.getMessage());
            }
        }
    }
}
