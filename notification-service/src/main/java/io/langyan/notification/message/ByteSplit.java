package io.langyan.notification.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into parts of so many bytes of UTF-8, each marked (k/n). Cuts between lines where it can, never within a
 * character. No byte of the text is lost but the line break at a cut.
 *
 * <p>What has to stand on every message of a text stands in its own first line; the head says it again on every part after the first.
 */
public final class ByteSplit {

    private ByteSplit() {}

    /** @throws IllegalArgumentException when not even the mark and one character would fit */
    public static List<String> parts(String text, int most) {
        return parts(text, most, "");
    }

    /** @throws IllegalArgumentException when not even the mark, the head and one character would fit */
    static List<String> parts(String text, int most, String head) {
        if (bytes(text) <= most) {
            return List.of(text);
        }
        for (int digits = 1; digits <= 4; digits++) {
            List<String> parts = cut(text, most - mark(digits), bytes(head));
            if (Integer.toString(parts.size()).length() <= digits) {
                return marked(parts, head);
            }
        }
        throw new IllegalArgumentException("a text of " + bytes(text) + " bytes does not go into parts of " + most);
    }

    /**
     * The same in so many parts at the most; what does not go into them is left out.
     *
     * @param left what then stands at the end of the last part
     */
    static List<String> parts(String text, int most, String head, int mostParts, String left) {
        List<String> all = parts(text, most, head);
        if (all.size() <= mostParts) {
            return all;
        }
        int room = most - mark(Integer.toString(mostParts).length());
        List<String> kept = new ArrayList<>(cut(text, room, bytes(head)).subList(0, mostParts));
        String last = kept.remove(mostParts - 1);
        kept.add(last.substring(0, furthest(last, 0, room - bytes(head) - bytes(left))) + left);
        return marked(kept, head);
    }

    private static int mark(int digits) {
        return 2 + 1 + 2 * digits + 1;
    }

    private static List<String> marked(List<String> parts, String head) {
        List<String> marked = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            marked.add("(" + (i + 1) + "/" + parts.size() + ")" + (i == 0 ? "" : head) + "\n" + parts.get(i));
        }
        return List.copyOf(marked);
    }

    /** @param head bytes that every part but the first has less */
    private static List<String> cut(String text, int most, int head) {
        if (most - head < 4) {
            throw new IllegalArgumentException("no room for a character");
        }
        List<String> parts = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = furthest(text, start, start == 0 ? most : most - head);
            int line = text.lastIndexOf('\n', end - 1);
            boolean rest = end < text.length();
            if (rest && text.charAt(end) != '\n' && line > start) {
                end = line;
            }
            parts.add(text.substring(start, end));
            start = rest && text.charAt(end) == '\n' ? end + 1 : end;
        }
        return parts;
    }

    /** The furthest end so that the part from start fits. */
    private static int furthest(String text, int start, int most) {
        int used = 0;
        int end = start;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            used += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            if (used > most) {
                break;
            }
            end += Character.charCount(point);
        }
        return end;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
