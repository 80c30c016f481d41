package io.langyan.monitoring.mention;

import io.langyan.events.rest.Problem;
import java.util.UUID;

/** Ids of mentions as they stand in addresses. */
final class MentionIds {

    private MentionIds() {}

    /** @throws Problem 404 when it is none */
    static UUID read(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            throw unknown();
        }
    }

    static Problem unknown() {
        return Problem.notFound("unknown-mention", "没有这条内容", "there is no such mention");
    }
}
