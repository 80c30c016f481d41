package io.langyan.incident.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/**
 * What a statement says. It never changes: another text is another statement, so a consent is always to these words.
 *
 * @param textHash SHA-256 of the text's UTF-8 bytes, hex
 */
public record Wording(UUID id, Kind kind, String text, String textHash, String by, Instant at) {

    /** Holding text (首次发声口径) makes no factual claim, the statement (声明) does, an update (进展) tells what moved. */
    public enum Kind {
        HOLDING,
        STATEMENT,
        UPDATE;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException for any other spelling */
        @JsonCreator
        public static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    public static Wording of(UUID id, Kind kind, String text, Moment moment) {
        return new Wording(id, kind, text, hashOf(text), moment.by(), moment.at());
    }

    static String hashOf(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
