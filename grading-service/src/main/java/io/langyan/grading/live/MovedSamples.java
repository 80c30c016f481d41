package io.langyan.grading.live;

import io.langyan.events.v1.Level;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Samples on their way from one story to another, because a person decided so.
 *
 * @param why the decision
 * @param late samples of the story they leave came too late: figures of the other read "≥" from then on
 * @param held the level to be held on; {@link Level#NONE} when only a part moves
 */
public record MovedSamples(String brand, Why why, boolean late, Level held, List<Sample> samples) {

    /** {@code ce_type} of the record that carries them; it never leaves this service. */
    public static final String TYPE = "samples.moved";

    private static final byte VERSION = 1;

    /** Who decided what, when; a higher number was decided later. */
    public record Why(long number, String by, Instant at, String reason) {

        /** Samples that had to go on, because something newer was decided. */
        public Why under(long newer) {
            return new Why(Math.max(number, newer), by, at, reason);
        }
    }

    /** One row of the sample log. */
    public record Sample(String mentionKey, long at, byte[] row) {}

    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(brand);
            out.writeLong(why.number());
            out.writeUTF(why.by());
            out.writeUTF(why.at().toString());
            out.writeUTF(why.reason() == null ? "" : why.reason());
            out.writeBoolean(late);
            out.writeUTF(held.code());
            out.writeInt(samples.size());
            for (Sample sample : samples) {
                out.writeUTF(sample.mentionKey());
                out.writeLong(sample.at());
                out.writeInt(sample.row().length);
                out.write(sample.row());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalStateException for a version that is not known here */
    public static MovedSamples fromBytes(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            byte version = in.readByte();
            if (version != VERSION) {
                throw new IllegalStateException("moved samples of version " + version + " are not known here");
            }
            String brand = in.readUTF();
            Why why = new Why(in.readLong(), in.readUTF(), Instant.parse(in.readUTF()), in.readUTF());
            return new MovedSamples(brand, why, in.readBoolean(), Level.of(in.readUTF()), samples(in));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<Sample> samples(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<Sample> samples = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            samples.add(new Sample(in.readUTF(), in.readLong(), in.readNBytes(in.readInt())));
        }
        return samples;
    }

    public MovedSamples with(Why other, List<Sample> some) {
        return new MovedSamples(brand, other, late, held, some);
    }
}
