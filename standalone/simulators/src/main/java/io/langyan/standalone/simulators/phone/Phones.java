package io.langyan.standalone.simulators.phone;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The last messages that arrived, oldest first. */
public final class Phones {

    private static final int KEPT = 20_000;

    private final Deque<Message> messages = new ArrayDeque<>();
    private long lastId;

    public synchronized void keep(List<Message> arrived) {
        for (Message message : arrived) {
            messages.addLast(message.arrived(++lastId));
            if (messages.size() > KEPT) {
                messages.removeFirst();
            }
        }
    }

    /** Of that channel, received at or after that time. */
    public synchronized List<Message> of(Optional<String> channel, Optional<Instant> since) {
        return messages.stream()
                .filter(message -> channel.map(message.channel()::equals).orElse(true))
                .filter(message -> since.map(start -> !message.receivedAt().isBefore(start))
                        .orElse(true))
                .toList();
    }

    public synchronized void clear() {
        messages.clear();
    }
}
