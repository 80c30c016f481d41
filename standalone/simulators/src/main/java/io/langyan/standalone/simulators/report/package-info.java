/** Delivery reports: what SMS providers tell their customer afterwards, sent to the address that the customer has saved. */
package io.langyan.standalone.simulators.report;
