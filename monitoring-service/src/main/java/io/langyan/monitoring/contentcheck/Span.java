package io.langyan.monitoring.contentcheck;

/** Part of a text, {@code end} exclusive. */
record Span(int start, int end) {

    int length() {
        return end - start;
    }

    boolean covers(Span other) {
        return start <= other.start && other.end <= end;
    }

    boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }
}
