package io.langyan.monitoring.search;

import java.util.UUID;

/**
 * A run of settled mentions with neighbouring ids that are indexed together.
 *
 * @param level how often it was put together from smaller ones
 */
record Segment(long id, UUID firstId, UUID lastId, int rows, int level) {}
