/**
 * Reads observations (观测) as other systems write them, one JSON object a line: times of any offset, counters such as "1.2万" or "10w+".
 * A line that cannot be read is refused with its number and the reason; the rest goes on.
 */
package io.langyan.grading.observation;
