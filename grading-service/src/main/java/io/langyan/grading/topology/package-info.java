/**
 * Mentions become stories, stories become crises, on Kafka Streams: {@code mentions} → a mention known goes straight to its story, a new
 * one first to the step that forms the stories of its brand → samples keyed by story → {@code crises}.
 */
package io.langyan.grading.topology;
