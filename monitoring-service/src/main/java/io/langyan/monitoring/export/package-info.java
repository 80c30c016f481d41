/** The ledger as a file (导出): spreadsheet or CSV, row by row, safe to open. */
package io.langyan.monitoring.export;
