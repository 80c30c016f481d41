/**
 * A story as it is graded while its samples come in, in any order and perhaps twice. What is kept is the samples; everything else follows
 * from them, so a story can be put down and taken up again anywhere. Free of Kafka: the topology lends it the stores.
 */
package io.langyan.grading.live;
