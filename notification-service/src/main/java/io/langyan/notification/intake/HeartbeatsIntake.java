package io.langyan.notification.intake;

import io.langyan.events.delivery.EventCodec;
import io.langyan.notification.deadman.HearBeat;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Every replica hears every heartbeat, from now on, and remembers it in memory alone: no inbox and no offsets, so that the switch needs neither the
 * database nor what it had heard before.
 */
@ApplicationScoped
class HeartbeatsIntake {

    private static final Logger LOG = Logger.getLogger(HeartbeatsIntake.class);

    private final HearBeat hear;

    HeartbeatsIntake(HearBeat hear) {
        this.hear = hear;
    }

    @Incoming("heartbeats")
    Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        for (ConsumerRecord<String, byte[]> record : batch) {
            if (EventCodec.decode(record) instanceof EventCodec.Known known) {
                hear(known);
            }
        }
        return Uni.createFrom().voidItem();
    }

    /** One that lacks something must not deafen the switch for all others. */
    private void hear(EventCodec.Known known) {
        try {
            hear.on(known.event());
        } catch (RuntimeException odd) {
            LOG.warnf("A heartbeat cannot be understood: %s", odd);
        }
    }
}
