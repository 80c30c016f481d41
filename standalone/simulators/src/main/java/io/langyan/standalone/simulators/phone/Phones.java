package io.langyan.standalone.simulators.phone;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The last messages that arrived, oldest first. */
public final class Phones {

    private static final int KEPT = 20_000;

    private final TreeMap<Long, Message> messages = new TreeMap<>();
    private final Map<String, Long> cards = new HashMap<>();
    private long lastId;

    /** A card that is here already is replaced where it stands. */
    public synchronized void keep(List<Message> arrived) {
        for (Message message : arrived) {
            long id = message.card() == null ? ++lastId : cards.computeIfAbsent(message.card(), any -> ++lastId);
            messages.put(id, message.arrived(id));
            if (messages.size() > KEPT) {
                forget(messages.pollFirstEntry().getValue());
            }
        }
    }

    private void forget(Message oldest) {
        if (oldest.card() != null) {
            cards.remove(oldest.card());
        }
    }

    /** Of that channel, received at or after that time. */
    public synchronized List<Message> of(Optional<String> channel, Optional<Instant> since) {
        return messages.values().stream()
                .filter(message -> channel.map(message.channel()::equals).orElse(true))
                .filter(message -> since.map(start -> !message.receivedAt().isBefore(start))
                        .orElse(true))
                .toList();
    }

    public synchronized void clear() {
        messages.clear();
        cards.clear();
    }
}
