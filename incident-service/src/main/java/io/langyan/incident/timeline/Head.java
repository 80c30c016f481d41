package io.langyan.incident.timeline;

import java.util.UUID;

/** Where a timeline stands: the sequence number and hash of its newest entry. */
public record Head(UUID incident, long seq, String hash) {

    static Head empty(UUID incident) {
        return new Head(incident, 0, Chain.ROOT);
    }

    static Head of(Entry entry) {
        return new Head(entry.incident(), entry.seq(), entry.hash());
    }
}
