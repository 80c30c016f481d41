package io.langyan.notification.intake;

import io.langyan.events.delivery.Intake;
import io.langyan.events.delivery.Received;
import io.langyan.events.rest.TimeOrderedId;
import io.langyan.events.v1.CrisisEvent.CrisisAbsorbed;
import io.langyan.events.v1.CrisisEvent.CrisisFalseAlarm;
import io.langyan.events.v1.CrisisEvent.ForecastMade;
import io.langyan.events.v1.CrisisEvent.LevelChanged;
import io.langyan.events.v1.Event;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.LevelReached;
import io.langyan.events.v1.Probe.ProbeGraded;
import io.langyan.notification.deadman.PassProbe;
import io.langyan.notification.escalation.ClosePages;
import io.langyan.notification.escalation.RingListener;
import io.langyan.notification.page.GroupKey;
import io.langyan.notification.page.PageRequest;
import io.langyan.notification.push.Sender;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What grading says below the line of an incident: warnings and forecasts ring the listener. */
@ApplicationScoped
class CrisesIntake {

    private final Intake intake;
    private final RingListener listener;
    private final ClosePages close;
    private final PassProbe probes;
    private final Sender sender;

    CrisesIntake(Intake intake, RingListener listener, ClosePages close, PassProbe probes, Sender sender) {
        this.intake = intake;
        this.listener = listener;
        this.close = close;
        this.probes = probes;
        this.sender = sender;
    }

    @Incoming("crises")
    Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        AtomicBoolean rang = new AtomicBoolean();
        return intake.each("notification.crises", batch, Event.class, received -> one(received, rang))
                .invoke(() -> {
                    if (rang.get()) {
                        sender.wake();
                    }
                });
    }

    private Uni<Void> one(Received<? extends Event> received, AtomicBoolean rang) {
        Event event = received.event();
        if (event instanceof ProbeGraded probe) {
            return probes.on(received.key(), probe);
        }
        if (event instanceof LevelChanged changed && isWarning(changed)) {
            rang.set(true);
            return listener.ring(warning(received, changed));
        }
        if (event instanceof ForecastMade forecast) {
            rang.set(true);
            return listener.ring(forecast(received, forecast));
        }
        if (event instanceof CrisisFalseAlarm alarm) {
            return close.ofCrisis(alarm.crisisId(), "false-alarm");
        }
        if (event instanceof CrisisAbsorbed absorbed) {
            return close.ofCrisis(absorbed.crisisId(), "absorbed");
        }
        return Uni.createFrom().voidItem();
    }

    /** A warning that rests on a forecast does not ring: the forecast does, and says more. */
    private static boolean isWarning(LevelChanged changed) {
        boolean foreseen = changed.reached() != null
                && LevelReached.BY_FORECAST.equals(changed.reached().rule());
        return changed.to() == Level.WARN && changed.from().compareTo(Level.WARN) < 0 && !foreseen;
    }

    private static PageRequest warning(Received<?> received, LevelChanged changed) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("type", changed.type());
        facts.put("mentions", Long.toString(changed.mentions()));
        facts.put("platforms", String.join("、", changed.platforms()));
        if (changed.categories() != null && !changed.categories().isEmpty()) {
            facts.put("categories", String.join("、", changed.categories()));
        }
        if (changed.reached() != null && changed.reached().spread() != null) {
            facts.put("spread", changed.reached().spread().toString());
        }
        return new PageRequest(
                TimeOrderedId.next(),
                received.scope(),
                null,
                changed.crisisId(),
                GroupKey.warning(changed.crisisId()),
                Level.WARN,
                RingListener.ROLES,
                RingListener.POLICY,
                "warn",
                changed.title(),
                facts,
                changed.trial(),
                changed.changedAt());
    }

    private static PageRequest forecast(Received<?> received, ForecastMade forecast) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("level", forecast.level().code());
        facts.put("expectedIn", expectedIn(forecast));
        if (forecast.probability() != null) {
            facts.put("probability", Math.round(100 * forecast.probability()) + " %");
        }
        facts.put("expectedAt", String.valueOf(forecast.expectedAt()));
        facts.put("earliest", String.valueOf(forecast.earliest()));
        facts.put("latest", String.valueOf(forecast.latest()));
        return new PageRequest(
                TimeOrderedId.next(),
                received.scope(),
                null,
                forecast.crisisId(),
                GroupKey.forecast(forecast.crisisId(), forecast.level()),
                Level.WARN,
                RingListener.ROLES,
                RingListener.POLICY,
                "forecast",
                "预计升至 " + forecast.level().code() + (forecast.title() == null ? "" : "：" + forecast.title()),
                facts,
                Boolean.TRUE.equals(forecast.trial()),
                forecast.madeAt());
    }

    /** As people say it: 40 min (25–70). */
    private static String expectedIn(ForecastMade forecast) {
        return "%d min (%d–%d)"
                .formatted(
                        minutes(forecast, forecast.expectedAt()),
                        minutes(forecast, forecast.earliest()),
                        minutes(forecast, forecast.latest()));
    }

    private static long minutes(ForecastMade forecast, Instant until) {
        return Math.max(0, Math.round(Duration.between(forecast.madeAt(), until).toSeconds() / 60.0));
    }
}
