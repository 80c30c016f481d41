package io.langyan.events.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How events are carried; the defaults fit every service. */
@ConfigMapping(prefix = "langyan.delivery")
public interface DeliveryConfig {

    /** Written as {@code ce_source}. */
    @WithDefault("${quarkus.application.name}")
    String source();

    /** How often the service says that it is at work; {@code off} for a process that nobody waits for. */
    @WithDefault("20s")
    String heartbeat();

    RelayConfig relay();

    IntakeConfig intake();

    /** The sending side. */
    interface RelayConfig {

        /** False for a process that only writes to the outbox and leaves sending to another. */
        @WithDefault("true")
        boolean enabled();

        /** How long a holder that has gone silent keeps the right to send. */
        @WithDefault("10s")
        Duration lease();

        /** How often to look for rows although no notification came. */
        @WithDefault("1s")
        Duration poll();

        /** Rows sent in one round. */
        @WithDefault("500")
        int batch();
    }

    /** The receiving side. */
    interface IntakeConfig {

        /** How often a handler may fail on one record, while the database answers, before the record is laid aside. */
        @WithDefault("5")
        int attempts();

        /** Wait after the first failure; doubles with each, up to ten seconds. */
        @WithDefault("100ms")
        Duration backoff();

        /** How long seen ids are remembered. Longer than any topic a consumer may be rewound on. */
        @WithDefault("14d")
        Duration remember();
    }
}
