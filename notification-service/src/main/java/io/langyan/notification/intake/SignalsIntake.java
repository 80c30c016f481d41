package io.langyan.notification.intake;

import io.langyan.events.delivery.Intake;
import io.langyan.events.delivery.Received;
import io.langyan.events.v1.Signal;
import io.langyan.notification.escalation.RingListener;
import io.langyan.notification.push.Sender;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What the listener on duty should hear at once. */
@ApplicationScoped
class SignalsIntake {

    private final Intake intake;
    private final RingListener listener;
    private final Sender sender;

    SignalsIntake(Intake intake, RingListener listener, Sender sender) {
        this.intake = intake;
        this.listener = listener;
        this.sender = sender;
    }

    @Incoming("signals")
    Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        return intake.each("notification.signals", batch, Signal.class, this::one)
                .invoke(sender::wake);
    }

    private Uni<Void> one(Received<? extends Signal> received) {
        return listener.ring(SignalPage.of(received));
    }
}
