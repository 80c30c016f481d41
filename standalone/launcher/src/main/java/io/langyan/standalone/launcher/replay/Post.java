package io.langyan.standalone.launcher.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.standalone.launcher.client.Rest;
import io.langyan.standalone.launcher.home.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Posts a recording in its order, batch by batch, no faster than asked. */
final class Post {

    private static final int BATCH = 500;

    private final Rest rest;
    private final PrintStream out;
    private final double rate;
    private final Path copy;
    private long sent;
    private long accepted;
    private long merged;
    private long rejected;

    /**
     * @param rate observations a second, 0 for as fast as they are accepted
     * @param copy a file that takes everything posted, null for none
     */
    Post(Rest rest, PrintStream out, double rate, Path copy) {
        this.rest = rest;
        this.out = out;
        this.rate = rate;
        this.copy = copy;
    }

    void all(Recording recording, Duration shift) {
        try (BufferedReader reader = Files.newBufferedReader(recording.file());
                Writer saved = copy == null ? Writer.nullWriter() : Files.newBufferedWriter(copy)) {
            all(reader, saved, shift);
        } catch (IOException unreadable) {
            throw new UserError("Replay stopped: " + unreadable.getMessage() + ".", unreadable);
        }
    }

    private void all(BufferedReader reader, Writer saved, Duration shift) throws IOException {
        long begin = System.nanoTime();
        int batchSize = rate == 0 ? BATCH : (int) Math.max(1, Math.min(BATCH, rate / 5));
        StringBuilder batch = new StringBuilder();
        int inBatch = 0;
        long number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (!line.isBlank()) {
                batch.append(Recording.shifted(line, number, shift)).append('\n');
                inBatch++;
            }
            if (inBatch == batchSize) {
                saved.append(batch);
                send(batch, inBatch, begin);
                inBatch = 0;
            }
        }
        saved.append(batch);
        send(batch, inBatch, begin);
    }

    /** One sentence with the suite's verdicts. */
    String verdicts() {
        return "%d observations: %d accepted, %d merged, %d rejected".formatted(sent, accepted, merged, rejected);
    }

    private void send(StringBuilder batch, int size, long begin) {
        if (size == 0) {
            return;
        }
        awaitTurn(begin);
        JsonNode verdict = rest.post(
                        "ingest",
                        "/api/mentions",
                        "application/x-ndjson",
                        batch.toString().getBytes(StandardCharsets.UTF_8))
                .body();
        sent += size;
        accepted += verdict.path("accepted").asLong();
        merged += verdict.path("merged").asLong();
        rejected += verdict.path("rejected").size();
        verdict.path("rejected")
                .forEach(line ->
                        out.printf("  rejected: %s%n", line.path("reason").asText()));
        batch.setLength(0);
    }

    private void awaitTurn(long begin) {
        if (rate > 0) {
            long due = begin + (long) (sent / rate * TimeUnit.SECONDS.toNanos(1));
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
        }
    }
}
