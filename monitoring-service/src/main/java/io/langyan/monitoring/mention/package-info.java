/** The ledger (台账): mentions with the history of their counters, matched and read, told onwards as `mentions` and `signals`. */
package io.langyan.monitoring.mention;
