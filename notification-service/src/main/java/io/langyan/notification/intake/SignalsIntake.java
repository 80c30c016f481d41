package io.langyan.notification.intake;

import io.langyan.events.delivery.Intake;
import io.langyan.events.delivery.Received;
import io.langyan.events.v1.Signal;
import io.langyan.notification.escalation.RingListener;
import io.langyan.notification.plan.Plans;
import io.langyan.notification.push.Sender;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What the listener on duty should hear at once. */
@ApplicationScoped
class SignalsIntake {

    private final Intake intake;
    private final Plans plans;
    private final RingListener listener;
    private final Sender sender;

    SignalsIntake(Intake intake, Plans plans, RingListener listener, Sender sender) {
        this.intake = intake;
        this.plans = plans;
        this.listener = listener;
        this.sender = sender;
    }

    @Incoming("signals")
    Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        return intake.each("notification.signals", batch, Signal.class, this::one)
                .invoke(sender::wake);
    }

    private Uni<Void> one(Received<? extends Signal> received) {
        return plans.of(received.scope().brand())
                .chain(plan -> listener.ring(SignalPage.of(received, plan.alertWithin(), Instant.now())));
    }
}
