/** The service as the others know it: through REST and Kafka, on a real PostgreSQL and a real Kafka. */
package io.langyan.incident.suite;
