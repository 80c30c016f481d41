package io.langyan.monitoring.trend;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What is asked.
 *
 * @param from inclusive, begin of a bucket
 * @param to exclusive
 * @param platform null for all
 */
record TrendQuery(List<String> brands, Instant from, Instant to, Bucket by, String platform, ZoneId zone) {}
