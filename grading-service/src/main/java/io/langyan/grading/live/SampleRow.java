package io.langyan.grading.live;

import io.langyan.grading.level.Told;
import io.langyan.grading.spread.MentionGrowth;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** All that was said of one mention at one second, as it is kept: counters raised to their maximum, everything told once. */
record SampleRow(long[] counters, long published, List<Told> told, Set<String> types, boolean capped) {

    private static final byte VERSION = 1;

    static SampleRow of(Sighting seen) {
        return new SampleRow(seen.counters(), seen.published(), seen.told(), seen.types(), seen.capped());
    }

    /** Both together; in either order the same up to the order of what was told. */
    SampleRow and(SampleRow other) {
        long[] raised = new long[counters.length];
        for (int counter = 0; counter < raised.length; counter++) {
            raised[counter] = Math.max(counters[counter], other.counters[counter]);
        }
        List<Told> all = new ArrayList<>(told);
        other.told.stream().filter(more -> !told.contains(more)).forEach(all::add);
        Set<String> allTypes = new HashSet<>(types);
        allTypes.addAll(other.types);
        return new SampleRow(raised, earlier(published, other.published), all, allTypes, capped || other.capped);
    }

    private static long earlier(long one, long other) {
        if (one == MentionGrowth.UNKNOWN || other == MentionGrowth.UNKNOWN) {
            return Math.max(one, other);
        }
        return Math.min(one, other);
    }

    boolean same(SampleRow other) {
        return java.util.Arrays.equals(counters, other.counters)
                && published == other.published
                && told.equals(other.told)
                && types.equals(other.types)
                && capped == other.capped;
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(96);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            for (long counter : counters) {
                out.writeLong(counter);
            }
            out.writeLong(published);
            out.writeBoolean(capped);
            writeStrings(out, types);
            out.writeShort(told.size());
            for (Told one : told) {
                write(out, one);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, Told told) throws IOException {
        out.writeInt(told.revision());
        out.writeUTF(told.sentiment() == null ? "" : told.sentiment());
        writeStrings(out, told.categories());
        out.writeBoolean(told.authors() != null);
        if (told.authors() != null) {
            writeStrings(out, told.authors());
        }
        out.writeBoolean(told.ownAccount());
        out.writeBoolean(told.notCrisis());
        out.writeBoolean(told.negativeByRule());
    }

    private static void writeStrings(DataOutputStream out, Set<String> strings) throws IOException {
        out.writeShort(strings.size());
        for (String string : new TreeSet<>(strings)) {
            out.writeUTF(string);
        }
    }

    static SampleRow fromBytes(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            byte version = in.readByte();
            if (version != VERSION) {
                throw new IllegalStateException("a sample row of version " + version + " is not known here");
            }
            long[] counters = {in.readLong(), in.readLong(), in.readLong()};
            long published = in.readLong();
            boolean capped = in.readBoolean();
            Set<String> types = readStrings(in);
            return new SampleRow(counters, published, allTold(in), types, capped);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<Told> allTold(DataInputStream in) throws IOException {
        int count = in.readShort();
        if (count == 1) {
            return readTold(in).alone();
        }
        List<Told> all = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            all.addAll(readTold(in).alone());
        }
        return all;
    }

    private static Told readTold(DataInputStream in) throws IOException {
        int revision = in.readInt();
        String sentiment = in.readUTF();
        Set<String> categories = readStrings(in);
        Set<String> authors = in.readBoolean() ? readStrings(in) : null;
        return new Told(
                revision,
                sentiment.isEmpty() ? null : sentiment,
                categories,
                authors,
                in.readBoolean(),
                in.readBoolean(),
                in.readBoolean());
    }

    private static Set<String> readStrings(DataInputStream in) throws IOException {
        int count = in.readShort();
        Set<String> strings = new HashSet<>(count * 2);
        for (int index = 0; index < count; index++) {
            strings.add(in.readUTF());
        }
        return strings;
    }
}
