/** A real PostgreSQL and a real Kafka out of Maven artifacts: no Docker, data kept, usable as root and as anybody. */
package io.langyan.standalone.embedded;
