/** The made-up mention of each minute (探测提及): let go like an observation, tried on the ledger, told onwards, counted nowhere. */
package io.langyan.monitoring.probe;
