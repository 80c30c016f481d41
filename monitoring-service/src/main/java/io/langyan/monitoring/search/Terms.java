package io.langyan.monitoring.search;

import java.nio.charset.StandardCharsets;

/**
 * What the index knows a mention by, as numbers. Two neighbouring characters (UTF-16 units) of the folded text make one term each, and the
 * last character one by itself; so a word of two is one term, a single character is a range of terms. The fields that mentions are
 * filtered by are terms too, above all those of texts.
 */
final class Terms {

    private static final int UNIT = 16;
    private static final long FIELD = 1L << 62;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Terms() {}

    static long pair(char first, char second) {
        return (long) first << UNIT | second;
    }

    static long last(char only) {
        return pair(only, '\0');
    }

    static TermRange beginningWith(char first) {
        return new TermRange(pair(first, '\0'), pair(first, '\uffff'));
    }

    /** A field's value, hashed (FNV-1a): what hits by chance is sorted out when the row is read. */
    static long field(Field field, String value) {
        long hash = FNV_OFFSET;
        for (byte b : (field.name() + '=' + value).getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ b) * FNV_PRIME;
        }
        return FIELD | (hash ^ hash >>> 32) & (FIELD - 1);
    }
}
