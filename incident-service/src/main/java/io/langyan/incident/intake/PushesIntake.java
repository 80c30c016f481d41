package io.langyan.incident.intake;

import io.langyan.events.delivery.Intake;
import io.langyan.events.v1.PushEvent;
import io.langyan.incident.page.SeePush;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What notification did about our pages. */
@ApplicationScoped
class PushesIntake {

    private final Intake intake;
    private final SeePush push;

    PushesIntake(Intake intake, SeePush push) {
        this.intake = intake;
        this.push = push;
    }

    @Incoming("pushes")
    Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        return intake.each("incident.pushes", batch, PushEvent.class, received -> push.on(received.event()));
    }
}
