package io.langyan.incident.intake;

import io.langyan.events.delivery.Intake;
import io.langyan.events.delivery.Received;
import io.langyan.events.v1.CrisisEvent;
import io.langyan.events.v1.CrisisEvent.CrisisGraded;
import io.langyan.incident.opening.FollowLevel;
import io.langyan.incident.opening.FollowStory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What grading says of stories. */
@ApplicationScoped
class CrisesIntake {

    private final Intake intake;
    private final FollowLevel level;
    private final FollowStory story;

    CrisesIntake(Intake intake, FollowLevel level, FollowStory story) {
        this.intake = intake;
        this.level = level;
        this.story = story;
    }

    @Incoming("crises")
    Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        return intake.each("incident.crises", batch, CrisisEvent.class, this::one)
                .chain(() -> intake.newest("incident.crises", batch, CrisisGraded.class, story::graded));
    }

    private Uni<Void> one(Received<? extends CrisisEvent> received) {
        CrisisEvent event = received.event();
        if (event instanceof CrisisEvent.LevelChanged changed) {
            return level.on(changed);
        }
        if (event instanceof CrisisEvent.CrisisQuiet quiet) {
            return story.quiet(quiet);
        }
        if (event instanceof CrisisEvent.CrisisStirred stirred) {
            return story.stirred(stirred);
        }
        if (event instanceof CrisisEvent.CrisisFalseAlarm falseAlarm) {
            return story.falseAlarm(falseAlarm);
        }
        if (event instanceof CrisisEvent.CrisisAbsorbed absorbed) {
            return story.absorbed(new Received<>(received.envelope(), received.key(), absorbed));
        }
        if (event instanceof CrisisEvent.CrisisRegrouped regrouped) {
            return story.regrouped(regrouped);
        }
        return Uni.createFrom().voidItem();
    }
}
