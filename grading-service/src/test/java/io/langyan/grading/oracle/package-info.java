/**
 * A second, slow grading written from the specification alone: it shares no code with the service and judges its backtest.
 */
package io.langyan.grading.oracle;
