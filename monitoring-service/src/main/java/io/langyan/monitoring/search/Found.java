package io.langyan.monitoring.search;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a search found, newest first.
 *
 * @param goOnBelow there when the search ended early: enough was found, or enough was looked at
 */
public record Found(List<UUID> ids, Optional<UUID> goOnBelow) {}
