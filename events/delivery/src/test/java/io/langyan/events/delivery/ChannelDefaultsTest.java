package io.langyan.events.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A setting that Kafka's client never got is no setting: asked is the client itself. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ChannelDefaultsTest {

    @Inject
    KafkaClientService clients;

    @Test
    void whatAKilledReplicaReadIsTakenOverWithinSeconds() {
        Map<String, ?> inForce = clients.getConsumer("story-commands").configuration();

        assertThat(inForce.get("session.timeout.ms")).hasToString("8000");
        assertThat(inForce.get("heartbeat.interval.ms")).hasToString("2000");
    }
}
