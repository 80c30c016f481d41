package io.langyan.monitoring.mention;

import io.langyan.events.v1.Author;
import io.langyan.events.v1.Counters;
import io.langyan.events.v1.MentionObserved;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Records as they come off the topic, each at an offset of its own that no real record has. */
public final class Batches {

    private static final AtomicLong OFFSET = new AtomicLong(System.nanoTime() & 0xFFFF_FFFF_FFL);

    private Batches() {}

    public static Arrived post(String id, String text, Instant at) {
        return at(observed(id, "post", null, text, new Author("k-" + id, "路人" + id, 500L, Author.Verified.NONE), at));
    }

    public static Arrived comment(String id, String parent, String text, Instant at) {
        return at(observed(
                id, "comment", parent, text, new Author("k-" + id, "路人" + id, 500L, Author.Verified.NONE), at));
    }

    public static Arrived titled(String id, String title, String text, Instant at) {
        return at(saying(post(id, text, at).observation(), id, title, null, null));
    }

    /** The text as its author edited it, at another address and under another name. */
    public static Arrived edited(String id, String text, String url, String name, Instant at) {
        return at(saying(post(id, text, at).observation(), id, null, url, name));
    }

    /** The same about another mention. */
    public static Arrived renamed(Arrived one, String id) {
        return at(saying(one.observation(), id, null, null, null));
    }

    private static MentionObserved saying(MentionObserved one, String id, String title, String url, String name) {
        return new MentionObserved(
                one.platform(),
                id,
                one.kind(),
                one.parentId(),
                url,
                title,
                one.text(),
                name == null ? one.author() : new Author(one.author().key(), name, null, null),
                one.publishedAt(),
                one.observedAt(),
                one.receivedAt(),
                one.counters(),
                one.source(),
                one.reading());
    }

    public static Arrived by(Author author, String id, String text, Instant at) {
        return at(observed(id, "post", null, text, author, at));
    }

    public static Arrived at(MentionObserved observed) {
        return Arrived.at(901, OFFSET.incrementAndGet(), observed);
    }

    /** Published and observed now, received a second later. */
    public static MentionObserved observed(
            String id, String kind, String parent, String text, Author author, Instant at) {
        return new MentionObserved(
                "weibo",
                id,
                kind,
                parent,
                null,
                null,
                text,
                author,
                at,
                at,
                at.plusSeconds(1),
                Counters.of(1L, null, null),
                "test",
                null);
    }
}
