package io.langyan.monitoring.watch.text;

/** Traditional to simplified Chinese (繁 → 简), character by character; see {@code watch/simplified.tsv} for the source. */
final class Simplified {

    private static final String RESOURCE = "/watch/simplified.tsv";

    private Simplified() {}

    /** Indexed by UTF-16 unit; what is not traditional stands for itself. */
    static char[] table() {
        return Held.TABLE;
    }

    private static final class Held {
        private static final char[] TABLE = read();
    }

    private static char[] read() {
        char[] table = new char[1 << 16];
        for (int c = 0; c < table.length; c++) {
            table[c] = (char) c;
        }
        for (String line : TextResource.lines(RESOURCE)) {
            table[line.charAt(0)] = line.charAt(2);
        }
        for (int c = 0; c < table.length; c++) {
            table[c] = table[table[c]];
        }
        return table;
    }
}
