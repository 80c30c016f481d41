/** Everything that is listened for, compiled: one pass over a text finds the words, and only rules whose words were found are looked at. */
package io.langyan.monitoring.watch.automaton;
