package io.langyan.monitoring.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns rows into the pages of a segment. Texts become pairs of term and row in one array of numbers, sorted once: some tens of bytes and
 * a few microseconds a row.
 */
final class SegmentBuilder {

    /** Row numbers have 16 bits. */
    static final int MOST_ROWS = 1 << 16;
    /** Bounds the memory of building: 32 MB. A text may exceed it once. */
    static final int FULL = 4_000_000;
    /** A page stays in its row (PostgreSQL moves what is longer than 2 kB elsewhere). */
    private static final int PAGE = 1_800;

    private final Map<Long, int[]> fields = new TreeMap<>();
    private final Map<Long, Integer> counts = new TreeMap<>();
    private long[] pairs = new long[1 << 16];
    private int size;
    private int rows;

    int rows() {
        return rows;
    }

    boolean isFull() {
        return rows == MOST_ROWS || size >= FULL;
    }

    /** Begins the next row with its text. */
    void row(String title, String text) {
        String folded = Folded.of(title, text);
        int row = rows++;
        room(folded.length());
        for (int i = 1; i < folded.length(); i++) {
            pairs[size++] = Terms.pair(folded.charAt(i - 1), folded.charAt(i)) << 16 | row;
        }
        if (!folded.isEmpty()) {
            pairs[size++] = Terms.last(folded.charAt(folded.length() - 1)) << 16 | row;
        }
    }

    /** Gives the current row a field. */
    void field(Field field, String value) {
        if (value == null) {
            return;
        }
        long term = Terms.field(field, value);
        int row = rows - 1;
        int count = counts.getOrDefault(term, 0);
        int[] list = fields.getOrDefault(term, new int[4]);
        if (count > 0 && list[count - 1] == row) {
            return;
        }
        if (count == list.length) {
            list = Arrays.copyOf(list, count * 2);
        }
        list[count] = row;
        fields.put(term, list);
        counts.put(term, count + 1);
    }

    List<SegmentPage> pages() {
        Arrays.sort(pairs, 0, size);
        Pages pages = new Pages(rows);
        int[] list = new int[rows];
        int i = 0;
        while (i < size) {
            long term = pairs[i] >>> 16;
            int count = 0;
            for (; i < size && pairs[i] >>> 16 == term; i++) {
                int row = (int) pairs[i] & 0xffff;
                if (count == 0 || list[count - 1] != row) {
                    list[count++] = row;
                }
            }
            pages.add(term, list, count);
        }
        fields.forEach((term, its) -> pages.add(term, its, counts.get(term)));
        return pages.all();
    }

    private void room(int more) {
        if (size + more > pairs.length) {
            pairs = Arrays.copyOf(pairs, Math.max(pairs.length * 2, size + more));
        }
    }

    /** Cuts the ascending terms into pages. */
    private static final class Pages {
        private final List<SegmentPage> done = new ArrayList<>();
        private final Bytes page = new Bytes();
        private final int rows;
        private long first;
        private long last;

        Pages(int rows) {
            this.rows = rows;
        }

        void add(long term, int[] list, int count) {
            if (page.length() > 0 && page.length() + Math.min(count, rows / 8) + 12 > PAGE) {
                cut();
            }
            if (page.length() == 0) {
                first = term;
                last = 0;
            }
            page.number(term - last);
            Postings.write(page, list, count, rows);
            last = term;
        }

        List<SegmentPage> all() {
            if (page.length() > 0) {
                cut();
            }
            return done;
        }

        private void cut() {
            done.add(new SegmentPage(first, page.take()));
        }
    }
}
