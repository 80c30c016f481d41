/** Where records from Kafka come in: accepted observations, and the plans. */
package io.langyan.monitoring.intake;
