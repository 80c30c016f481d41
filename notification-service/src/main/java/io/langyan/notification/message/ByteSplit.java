package io.langyan.notification.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into parts of so many bytes of UTF-8, each marked (k/n). Cuts between lines where it can, never within a
 * character. No byte of the text is lost but the line break at a cut.
 */
public final class ByteSplit {

    private ByteSplit() {}

    /** @throws IllegalArgumentException when not even the mark and one character would fit */
    public static List<String> parts(String text, int most) {
        if (bytes(text) <= most) {
            return List.of(text);
        }
        for (int digits = 1; digits <= 4; digits++) {
            List<String> parts = cut(text, most - mark(digits));
            if (Integer.toString(parts.size()).length() <= digits) {
                return marked(parts);
            }
        }
        throw new IllegalArgumentException("a text of " + bytes(text) + " bytes does not go into parts of " + most);
    }

    /**
     * The same in so many parts at the most; what does not go into them is left out.
     *
     * @param left what then stands at the end of the last part
     */
    public static List<String> parts(String text, int most, int mostParts, String left) {
        List<String> all = parts(text, most);
        if (all.size() <= mostParts) {
            return all;
        }
        int room = most - mark(Integer.toString(mostParts).length());
        List<String> kept = new ArrayList<>(cut(text, room).subList(0, mostParts));
        String last = kept.remove(mostParts - 1);
        kept.add(last.substring(0, furthest(last, 0, room - bytes(left))) + left);
        return marked(kept);
    }

    private static int mark(int digits) {
        return 2 + 1 + 2 * digits + 1;
    }

    private static List<String> marked(List<String> parts) {
        List<String> marked = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            marked.add("(" + (i + 1) + "/" + parts.size() + ")\n" + parts.get(i));
        }
        return List.copyOf(marked);
    }

    private static List<String> cut(String text, int most) {
        if (most < 4) {
            throw new IllegalArgumentException("no room for a character");
        }
        List<String> parts = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = furthest(text, start, most);
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
