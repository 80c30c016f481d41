package io.langyan.incident.intake;

import io.langyan.events.delivery.Intake;
import io.langyan.events.v1.PersonChanged;
import io.langyan.incident.people.People;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Who there is and who is on duty. */
@ApplicationScoped
class PeopleIntake {

    private final Intake intake;
    private final People people;

    PeopleIntake(Intake intake, People people) {
        this.intake = intake;
        this.people = people;
    }

    @Incoming("people")
    Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        return intake.each("incident.people", batch, PersonChanged.class, received -> people.changed(received.event()));
    }
}
