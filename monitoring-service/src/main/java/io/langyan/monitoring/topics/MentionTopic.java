package io.langyan.monitoring.topics;

import io.langyan.events.v1.MentionMatched;
import io.langyan.monitoring.topics.TopicWriter.Outgoing;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** How matched mentions travel: the id is derived from what is told, so told twice it is known to be the same. */
public final class MentionTopic {

    private MentionTopic() {}

    public static Outgoing record(MentionMatched matched, String drill, Integer planVersion) {
        String what =
                matched.brand() + '|' + matched.mentionKey() + '|' + matched.observedAt() + '|' + matched.revision();
        String key = matched.brand() + ':' + matched.mentionKey();
        return new Outgoing(derivedId(what), key, matched.brand(), drill, planVersion, matched);
    }

    /** The same id for the same words, on every replica. */
    public static String derivedId(String what) {
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
