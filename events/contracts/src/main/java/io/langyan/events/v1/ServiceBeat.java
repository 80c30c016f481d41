package io.langyan.events.v1;

import java.time.Instant;

/**
 * A service is at work (心跳): it runs, its database answers, and Kafka takes what it writes. Topic {@code heartbeats}, key service.
 *
 * @param service as in {@code ce_source}
 * @param instance one process of it, another after each start
 */
public record ServiceBeat(String service, String instance, Instant at) implements Event {}
