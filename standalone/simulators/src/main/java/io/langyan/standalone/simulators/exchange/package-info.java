/** What every simulated provider shares: a call, its answer, and the vendors' sliding limit. */
package io.langyan.standalone.simulators.exchange;
