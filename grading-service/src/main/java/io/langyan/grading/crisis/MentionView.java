package io.langyan.grading.crisis;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * A mention of a crisis.
 *
 * @param mention {@code platform:externalId}
 * @param parent what it replies to or reposts, as its platform names it, or null
 * @param firstSeenAt time of its first sample
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MentionView(String mention, String title, String text, String parent, Instant firstSeenAt) {}
