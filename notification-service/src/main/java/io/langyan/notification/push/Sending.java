package io.langyan.notification.push;

import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Letter;
import java.util.List;
import java.util.UUID;

/**
 * A request that was begun in the database and must now be made: an attempt of one push, or a digest, which is an attempt of
 * each of its pushes.
 *
 * @param digestId null for one push
 * @param useId the place that it took in the channel's limit, or null
 * @param parts of the push's text
 * @param probe the channel was down; this one finds out whether it still is
 */
record Sending(
        List<Begun> pushes, UUID digestId, UUID useId, int parts, boolean probe, Channel channel, Letter letter) {

    /** @param number which attempt of the push; a later one means that somebody else took over */
    record Begun(UUID pushId, UUID pageId, UUID attemptId, int number) {}

    boolean isDigest() {
        return digestId != null;
    }
}
