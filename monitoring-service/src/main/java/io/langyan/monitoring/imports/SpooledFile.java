package io.langyan.monitoring.imports;

/** A file whose lines wait to be read. */
record SpooledFile(String name, String sha256, long bytes, int lines) {}
