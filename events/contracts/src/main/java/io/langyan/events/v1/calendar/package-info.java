/**
 * What a calendar named by the plan means, the same for all who read it: working days with make-up days (调休), when a
 * number of them has passed, and how sure that is.
 */
package io.langyan.events.v1.calendar;
