/** Faults ordered by a test or a demo: delay, error code, drop, block, garbled answer. */
package io.langyan.standalone.simulators.fault;
