package io.langyan.monitoring.feeds;

import io.langyan.monitoring.source.Source;
import java.util.UUID;

/**
 * A poll that is ours for the time of a lease.
 *
 * @param failures of this source in a row, so far
 * @param etag of the last good answer, or null; so is lastModified
 */
record DuePoll(Source source, UUID lease, int failures, String etag, String lastModified) {}
