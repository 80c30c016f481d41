package io.langyan.grading.topology;

import io.langyan.events.delivery.EventCodec;
import io.langyan.events.v1.Envelope;
import io.langyan.events.v1.EventTypes;
import io.langyan.events.v1.Probe.ProbeGraded;
import io.langyan.events.v1.Probe.ProbeMatched;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Stands beside a step and hands a probe (探测提及) on to the next one, on the thread and behind the records of that step: where the step stands still, so
 * does the probe. The steps themselves take it for nothing they know.
 */
final class PassProbe extends ContextualProcessor<String, byte[], String, byte[]> {

    /** Keys of probes are UUIDs below all others; asked of each record, so by its key alone. */
    private static final String KEYS = new UUID(0, 0).toString().substring(0, 24);

    private final String next;
    private final boolean last;

    private PassProbe(String next, boolean last) {
        this.next = next;
        this.last = last;
    }

    static PassProbe to(String next) {
        return new PassProbe(next, false);
    }

    /** Beside the last step: from there it is told as graded. */
    static PassProbe outTo(String next) {
        return new PassProbe(next, true);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        if (record.key() == null
                || !record.key().startsWith(KEYS)
                || !(EventCodec.decode(record.headers(), record.value()) instanceof EventCodec.Known known)
                || !(known.event() instanceof ProbeMatched probe)) {
            return;
        }
        context().forward(last ? graded(record, known.envelope(), probe) : record, next);
    }

    private static Record<String, byte[]> graded(Record<String, byte[]> record, Envelope from, ProbeMatched probe) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Envelope envelope = new Envelope(
                from.id(),
                EventTypes.nameOf(ProbeGraded.class),
                CrisisRecords.SOURCE,
                now,
                Envelope.ALL_BRANDS,
                null,
                null);
        EventCodec.Encoded encoded = EventCodec.encode(
                envelope, new ProbeGraded(probe.lane(), probe.lanes(), probe.sentAt(), probe.matchedAt(), now));
        return record.withHeaders(encoded.headers()).withValue(encoded.value());
    }
}
