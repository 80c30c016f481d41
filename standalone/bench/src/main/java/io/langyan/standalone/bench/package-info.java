/** Runs one JMH benchmark by its name, prints one table and writes JMH's own JSON. Benchmarks live in the package of what they measure. */
package io.langyan.standalone.bench;
