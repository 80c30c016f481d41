/** Hears what people say (监测): feeds to observations, ledger and reading, out as mentions and signals. */
package io.langyan.monitoring;
