/** Backtests asked for by REST: over an uploaded file or over what grading has recorded, done one after the other. */
package io.langyan.grading.backtest.job;
