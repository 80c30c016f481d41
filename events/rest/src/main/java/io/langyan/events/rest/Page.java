package io.langyan.events.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param next to be given as {@code ?cursor=} for the page after, null on the last
 */
@RegisterForReflection
public record Page<T>(List<T> items, String next) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 500;

    /**
     * How many items to return.
     *
     * @param asked from {@code ?limit=}, null when not asked
     * @throws Problem 400 unless from 1 to {@value #MAX_LIMIT}
     */
    public static int limit(Integer asked) {
        if (asked == null) {
            return DEFAULT_LIMIT;
        }
        if (asked < 1 || asked > MAX_LIMIT) {
            throw Problem.badRequest("bad-limit", "limit 应在 1 到 500 之间。", "limit must be from 1 to 500.");
        }
        return asked;
    }

    /**
     * A page of rows that were read with one more than the limit, which tells whether another page follows.
     *
     * @param cursor the sort keys of a row
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, Cursor> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(List.copyOf(rows), null);
        }
        return new Page<>(
                List.copyOf(rows.subList(0, limit)),
                cursor.apply(rows.get(limit - 1)).encode());
    }

    /** The same page with each item turned into another shape. */
    public <R> Page<R> map(Function<? super T, ? extends R> shape) {
        return new Page<>(items.stream().<R>map(shape).toList(), next);
    }
}
