package io.langyan.monitoring.watch.language;

/** A stretch of a rule's text in UTF-16 units, the end not included. */
public record Place(int from, int to) {

    static final Place NOWHERE = new Place(0, 0);

    Place with(Place other) {
        return new Place(Math.min(from, other.from), Math.max(to, other.to));
    }
}
