package io.langyan.events.delivery;

import io.langyan.events.v1.StoryCommand;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A service as they all read: counts in its database how often it was told of each story. */
@ApplicationScoped
class Listener {

    static final String CONSUMER = "delivery-test.story-commands";

    private final Intake intake;
    private final ConcurrentHashMap<String, Integer> failuresLeft = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Received<? extends StoryCommand>> handled = new ConcurrentLinkedQueue<>();

    Listener(Intake intake) {
        this.intake = intake;
    }

    @Incoming("story-commands")
    Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        return intake.each(CONSUMER, batch, StoryCommand.class, this::one);
    }

    Uni<Void> one(Received<? extends StoryCommand> received) {
        if (!(received.event() instanceof StoryCommand.MarkFalseAlarm told)) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                """
                                with told as (
                                    insert into heard values (:id, 1)
                                    on conflict (id) do update set times = heard.times + 1 returning times)
                                select times from told
                                """,
                                Integer.class)
                        .setParameter("id", told.story())
                        .getSingleResult())
                .invoke(() -> failIfAsked(told))
                .invoke(() -> handled.add(received))
                .replaceWithVoid();
    }

    /** The next handlings of this event of the story fail after their write. */
    void failOn(UUID story, String reason, int times) {
        failuresLeft.put(story + reason, times);
    }

    private void failIfAsked(StoryCommand.MarkFalseAlarm told) {
        if (failuresLeft.merge(told.story() + told.reason(), -1, Integer::sum) >= 0) {
            throw new IllegalStateException("asked to fail on " + told.story());
        }
    }

    List<String> reasonsOf(UUID story) {
        return handled.stream()
                .filter(received -> story.toString().equals(received.key()))
                .map(received -> received.event().reason())
                .toList();
    }

    List<Received<? extends StoryCommand>> handled(UUID story) {
        return handled.stream()
                .filter(received -> story.toString().equals(received.key()))
                .toList();
    }
}
