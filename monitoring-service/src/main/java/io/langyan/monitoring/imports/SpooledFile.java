package io.langyan.monitoring.imports;

import java.util.UUID;

/**
 * A file whose lines wait to be read.
 *
 * @param encoding as detected, null when nothing was read
 * @param sameAs the import that has brought this very file before; then no line waits
 */
record SpooledFile(String name, String sha256, long bytes, int lines, String encoding, UUID sameAs) {}
