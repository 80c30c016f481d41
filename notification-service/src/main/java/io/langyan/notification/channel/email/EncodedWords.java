package io.langyan.notification.channel.email;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * A header's text as encoded words, of which each holds whole characters. The mail client's own way encodes halves of those beyond U+FFFF, so
 * that an emoji becomes two question marks.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2047#section-2">RFC 2047</a>
 */
final class EncodedWords {

    /** In base64, with the frame of a word and the header's name, they fit a line of 76. */
    private static final int MOST_BYTES = 39;

    private EncodedWords() {}

    static String of(String text) {
        StringBuilder words = new StringBuilder();
        StringBuilder chunk = new StringBuilder();
        for (String character : characters(text)) {
            if (bytes(chunk + character).length > MOST_BYTES) {
                words.append(word(chunk)).append("\n ");
                chunk.setLength(0);
            }
            chunk.append(character);
        }
        return words.append(word(chunk)).toString();
    }

    private static List<String> characters(String text) {
        return text.codePoints().mapToObj(Character::toString).toList();
    }

    private static String word(CharSequence chunk) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes(chunk)) + "?=";
    }

    private static byte[] bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
