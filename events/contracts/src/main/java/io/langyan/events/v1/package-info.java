/** What crosses Kafka: one sealed interface per topic, one record per event, and the envelope around them. */
package io.langyan.events.v1;
