/** The way out: batches of records to Kafka, done when all of them are acknowledged. */
package io.langyan.monitoring.topics;
