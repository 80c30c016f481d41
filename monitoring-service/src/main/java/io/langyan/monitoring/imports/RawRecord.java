package io.langyan.monitoring.imports;

/**
 * A record as somebody else's crawler wrote it.
 *
 * @param hint code or name of the platform when the sender told, or null
 */
public record RawRecord(byte[] value, String hint) {}
