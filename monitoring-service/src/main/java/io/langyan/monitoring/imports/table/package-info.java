/** Tables that people upload: CSV in whatever encoding, XLSX behind guards, and which column means what. */
package io.langyan.monitoring.imports.table;
