package io.langyan.standalone.launcher.bench;

import java.time.Instant;
import java.util.List;

/**
 * Figures of grading alone.
 *
 * @param samples put into Kafka at once, all of them graded unless {@code graded} says otherwise
 * @param brands they are shared out to
 * @param perSecond graded a second, from the first record until the last was graded
 * @param perCoreSecond graded in a second of the service's processor time, compilers, collectors and its writing to the database included
 * @param perTopologySecond graded in a second of processor time of the threads that form and grade
 * @param changes level changes that were awaited at {@code rate} samples a second
 * @param changeP50Ms from the broker's acknowledgement of the proving sample until a reader of {@code crises} had the change
 * @param stories open ones at the end
 */
record GradingReport(
        String bench,
        Instant at,
        long samples,
        int brands,
        long mentions,
        long graded,
        double perSecond,
        double perCoreSecond,
        double perTopologySecond,
        int rate,
        int changes,
        int changesSeen,
        double changeP50Ms,
        double changeP99Ms,
        double changeMaxMs,
        int stories,
        long storiesGraded,
        Memory memory,
        int processors) {

    /**
     * Resident, in MiB.
     *
     * @param before the stories were opened, all else behind it
     * @param anew after a start with all of them open, and some samples at a steady rate
     */
    record Memory(long before, long after, long anew) {}

    /** @param nanos of the changes that were seen, ascending */
    record Changes(int awaited, List<Long> nanos) {}

    boolean reconciled() {
        return graded == samples && changesSeen == changes && storiesGraded == stories;
    }

    String table() {
        return """
            bench grading   grading alone, %d processors
            backlog         %d samples of %d mentions of %d brands: %.0f/s
            processor time  %.0f in a second of it; %.0f in a second of that of the topology's own threads
            level changes   %d of %d seen at %d samples/s: p50 %.0f ms  p99 %.0f ms  most %.0f ms after the proving sample was in Kafka
            memory          %d MiB resident with %d more open stories (%d MiB before); %d MiB started anew with them, at the same rate
            %s"""
                .formatted(
                        processors,
                        graded,
                        mentions,
                        brands,
                        perSecond,
                        perCoreSecond,
                        perTopologySecond,
                        changesSeen,
                        changes,
                        rate,
                        changeP50Ms,
                        changeP99Ms,
                        changeMaxMs,
                        memory.after(),
                        storiesGraded,
                        memory.before(),
                        memory.anew(),
                        reconciled() ? "reconciled: every sample is graded, none twice" : "NOT RECONCILED");
    }
}
