package io.langyan.notification.push;

import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Letter;
import java.util.UUID;

/**
 * An attempt that was begun in the database and must now be made.
 *
 * @param number which attempt of the push; a later one means that somebody else took over
 * @param probe the channel was down; this one finds out whether it still is
 */
record Sending(
        UUID pushId,
        UUID pageId,
        UUID attemptId,
        UUID useId,
        int number,
        int parts,
        boolean probe,
        Channel channel,
        Letter letter) {}
