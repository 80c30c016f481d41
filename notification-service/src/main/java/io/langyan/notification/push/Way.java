package io.langyan.notification.push;

import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Messenger;
import java.util.List;
import java.util.UUID;

/**
 * What a channel can reach.
 *
 * @param group one message tells everybody
 * @param only the one person whom it reaches, or null
 * @param contacts it needs one of these of a person; empty: none
 */
record Way(String channel, boolean group, UUID only, List<String> contacts) {

    static Way of(Channel channel, Messenger messenger) {
        UUID only = channel.person().orElse(null);
        boolean group = messenger.reach() == Messenger.Reach.GROUP && only == null;
        return new Way(channel.name(), group, only, messenger.contacts());
    }

    boolean reaches(Callee callee) {
        boolean meant = only == null || only.equals(callee.id());
        return meant && (contacts.isEmpty() || callee.channels().stream().anyMatch(contacts::contains));
    }

    /** Somebody to be called and the kinds of contact that they have. */
    record Callee(UUID id, List<String> channels) {}
}
