/**
 * Carries events between a service's database and Kafka without losing or doubling one.
 *
 * <p>Out: {@link io.langyan.events.delivery.Outbox} writes the event beside the business row, the relay publishes it after
 * commit. In: {@link io.langyan.events.delivery.Intake} runs a handler once for each event, in one transaction with the
 * record of having seen it; what cannot be handled is laid aside in {@code <topic>.dlt} by
 * {@link io.langyan.events.delivery.DeadLetters}.
 *
 * <p>A service writes no configuration for a channel whose name is its topic: connector, bytes, batches, group and offset
 * come from this jar. Its Flyway locations are {@code db/delivery,db/rest,db/migration}.
 */
package io.langyan.events.delivery;
