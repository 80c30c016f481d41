package io.langyan.events.rest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Where a page ended: the sort keys of its last item, opaque to the caller. */
public record Cursor(List<String> keys) {

    private static final String SEPARATOR = "\u001f";

    /** @param keys in the order of sorting */
    public static Cursor of(Object... keys) {
        return new Cursor(Arrays.stream(keys).map(String::valueOf).toList());
    }

    /**
     * Reads what a caller gave back.
     *
     * @param text from {@code ?cursor=}; null or blank for the first page
     * @throws Problem 400 when it is none of ours
     */
    public static Optional<Cursor> parse(String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            String joined = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return Optional.of(new Cursor(new ArrayList<>(Arrays.asList(joined.split(SEPARATOR, -1)))));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw bad();
        }
    }

    public String encode() {
        byte[] joined = String.join(SEPARATOR, keys).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined);
    }

    public String text(int index) {
        return read(index, Function.identity());
    }

    public Instant instant(int index) {
        return read(index, Instant::parse);
    }

    public UUID uuid(int index) {
        return read(index, UUID::fromString);
    }

    public long number(int index) {
        return read(index, Long::parseLong);
    }

    private <T> T read(int index, Function<String, T> parser) {
        try {
            return parser.apply(keys.get(index));
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            throw bad();
        }
    }

    private static Problem bad() {
        return Problem.badRequest("bad-cursor", "cursor 无效，请从第一页重新开始。", "This cursor is none of ours; start again.");
    }
}
