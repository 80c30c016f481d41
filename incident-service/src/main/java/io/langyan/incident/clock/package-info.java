/** The clocks (时限) of an incident: pure states, and which rule of the plan starts which clock. */
package io.langyan.incident.clock;
