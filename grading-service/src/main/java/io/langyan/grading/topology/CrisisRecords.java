package io.langyan.grading.topology;

import io.langyan.events.delivery.EventCodec;
import io.langyan.events.v1.CrisisEvent;
import io.langyan.events.v1.CrisisEvent.CrisisAbsorbed;
import io.langyan.events.v1.CrisisEvent.CrisisGraded;
import io.langyan.events.v1.CrisisEvent.CrisisRegrouped;
import io.langyan.events.v1.CrisisEvent.ForecastMade;
import io.langyan.events.v1.CrisisEvent.LevelChanged;
import io.langyan.events.v1.Envelope;
import io.langyan.events.v1.EventTypes;
import io.langyan.grading.live.Crisis;
import io.langyan.grading.live.PlanInForce;
import io.langyan.grading.story.StoryId;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Crisis events as records. Their ids follow from what they say, so that one told twice after a crash is known as one: a level by rule
 * and a forecast are (story, level, plan version), with the time that proved it where a person had put the level down before; what people
 * decided (story, what, when); the rest (story, type, time of telling).
 */
final class CrisisRecords {

    static final String SOURCE = "grading";

    private CrisisRecords() {}

    static Record<String, byte[]> of(CrisisEvent event, Crisis crisis, Instant now) {
        PlanInForce plan = crisis.plan();
        String type = EventTypes.nameOf(event.getClass());
        Envelope envelope = new Envelope(
                StoryId.of(event.brand(), event.crisisId() + "|" + type + "|" + what(event, crisis, now))
                        .toString(),
                type,
                SOURCE,
                now,
                event.brand(),
                plan.plan().drill(),
                plan.version() == 0 ? null : plan.version());
        EventCodec.Encoded encoded = EventCodec.encode(envelope, event);
        return new Record<>(event.crisisId().toString(), encoded.value(), now.toEpochMilli(), encoded.headers());
    }

    private static String what(CrisisEvent event, Crisis crisis, Instant now) {
        PlanInForce plan = crisis.plan();
        if (event instanceof LevelChanged changed && changed.by() == null) {
            String level = changed.to().code() + "|" + plan.plan().name() + "|" + plan.version();
            return crisis.head().overruled() == null
                    ? level
                    : level + "|" + changed.reached().provedAt();
        }
        if (event instanceof ForecastMade forecast) {
            return forecast.level().code() + "|" + plan.plan().name() + "|" + plan.version();
        }
        if (event instanceof CrisisRegrouped regrouped) {
            return regrouped.change() + "|" + regrouped.at();
        }
        if (event instanceof CrisisAbsorbed absorbed) {
            return absorbed.at().toString();
        }
        return event instanceof CrisisGraded graded ? graded.gradedAt().toString() : now.toString();
    }
}
