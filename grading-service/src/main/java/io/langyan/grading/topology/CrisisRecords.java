package io.langyan.grading.topology;

import io.langyan.events.delivery.EventCodec;
import io.langyan.events.v1.CrisisEvent;
import io.langyan.events.v1.CrisisEvent.CrisisAbsorbed;
import io.langyan.events.v1.CrisisEvent.CrisisGraded;
import io.langyan.events.v1.CrisisEvent.CrisisQuiet;
import io.langyan.events.v1.CrisisEvent.CrisisRegrouped;
import io.langyan.events.v1.CrisisEvent.CrisisStirred;
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
 * and a forecast are (story, level, plan version), with the time that proved it where a person had put the level down before; which mentions belong
 * together (story, what, when); a level or false alarm that a person decided (story, decision, level); quiet and its end (story, type, since when it
 * is or was quiet); figures (story, time of grading).
 */
final class CrisisRecords {

    static final String SOURCE = "grading";

    private CrisisRecords() {}

    /** @param decision what it follows from, or null: the same whenever it is carried out */
    static Record<String, byte[]> of(CrisisEvent event, Crisis crisis, String decision, Instant now) {
        PlanInForce plan = crisis.plan();
        String type = EventTypes.nameOf(event.getClass());
        Envelope envelope = new Envelope(
                StoryId.of(event.brand(), event.crisisId() + "|" + type + "|" + what(event, crisis, decision))
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

    private static String what(CrisisEvent event, Crisis crisis, String decision) {
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
        if (event instanceof LevelChanged decided) {
            return decision + "|" + decided.to().code();
        }
        if (event instanceof CrisisGraded graded) {
            return graded.gradedAt().toString();
        }
        if (event instanceof CrisisQuiet quiet) {
            return quiet.quietSince().toString();
        }
        return event instanceof CrisisStirred ? crisis.quietBefore().toString() : decision;
    }
}
