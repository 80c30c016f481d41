/** Mentions as Kafka brings them, read for what grading asks of them: each is read by three steps, so that reading is much of what it costs. */
package io.langyan.grading.mention;
