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
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All that was said of one mention at one second, as it is kept: counters raised to their maximum, everything told once. */
record SampleRow(long[] counters, long published, List<Told> told, boolean capped) {

    private static final byte VERSION = 1;

    static SampleRow of(Sighting seen) {
        return new SampleRow(seen.counters(), seen.published(), seen.told(), seen.capped());
    }

    /** Both together; in either order the same up to the order of what was told. */
    SampleRow and(SampleRow other) {
        long[] raised = new long[counters.length];
        for (int counter = 0; counter < raised.length; counter++) {
            raised[counter] = Math.max(counters[counter], other.counters[counter]);
        }
        List<Told> all = new ArrayList<>(told);
        other.told.stream().filter(more -> !told.contains(more)).forEach(all::add);
        return new SampleRow(raised, earlier(published, other.published), all, capped || other.capped);
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
            writeStrings(out, types());
            out.writeShort(told.size());
            for (Told one : told) {
                write(out, one);
            }
            for (Told one : told) {
                out.writeUTF(one.type() == null ? "" : one.type());
                out.writeBoolean(one.noisy());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Where an instance of the version before looks for them. */
    private Set<String> types() {
        return told.stream().map(Told::type).filter(Objects::nonNull).collect(Collectors.toSet());
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
            return new SampleRow(counters, published, allTold(in), capped);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<Told> allTold(DataInputStream in) throws IOException {
        Set<String> types = readStrings(in);
        Told[] read = new Told[in.readShort()];
        for (int index = 0; index < read.length; index++) {
            read[index] = readTold(in);
        }
        boolean more = in.available() > 0;
        List<Told> all = new ArrayList<>(read.length);
        for (Told one : read) {
            Told whole = more ? one.with(type(in), in.readBoolean()) : one.with(typeOf(one, types), false);
            all.addAll(whole.alone());
        }
        return all.size() == 1 ? all.get(0).alone() : all;
    }

    private static String type(DataInputStream in) throws IOException {
        String type = in.readUTF();
        return type.isEmpty() ? null : type;
    }

    /** Rows of versions before kept the types of all readings of a second together. */
    private static String typeOf(Told told, Set<String> types) {
        return told.sentiment() == null
                ? null
                : types.stream().min(Comparator.naturalOrder()).orElse(null);
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
