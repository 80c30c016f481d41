package io.langyan.events.v1;

/**
 * How something stands, told again and again: a newer one of the same record key makes it void, and nothing is decided by one alone.
 * Readers may take the newest only.
 */
public interface Figures {}
