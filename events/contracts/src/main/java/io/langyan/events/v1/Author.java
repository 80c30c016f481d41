package io.langyan.events.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Who wrote a mention.
 *
 * @param key keyed hash of the platform's author id; the id itself never leaves intake
 * @param name shown name, null when unknown
 * @param followers null when unknown
 * @param verified kind of the platform's badge, null when unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Author(String key, String name, Long followers, Verified verified) {

    /** The platform's verification badge (认证). */
    public enum Verified {
        NONE,
        PERSONAL,
        ORGANISATION,
        MEDIA,
        GOVERNMENT;

        @JsonValue
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        @JsonCreator
        public static Verified of(String code) {
            return valueOf(code.toUpperCase(java.util.Locale.ROOT));
        }
    }
}
