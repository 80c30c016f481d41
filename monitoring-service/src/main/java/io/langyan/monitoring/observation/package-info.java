/** One line from outside becomes an accepted observation or a rejection with its reason; accepted means durable in Kafka. */
package io.langyan.monitoring.observation;
