package io.langyan.grading.topology;

import io.langyan.grading.story.NewMention;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/**
 * A mention that was given its story, as it is kept. The first version had watch terms at its end, the first two no length.
 *
 * @param length of its text, not a number in rows that have none
 */
record FormedRow(long sequence, String brand, NewMention mention, UUID story, double length) {

    private static final byte VERSION = 3;

    FormedRow in(UUID other) {
        return new FormedRow(sequence, brand, mention, other, length);
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeLong(sequence);
            out.writeUTF(brand);
            out.writeLong(story.getMostSignificantBits());
            out.writeLong(story.getLeastSignificantBits());
            out.writeUTF(mention.key());
            out.writeUTF(mention.parentKey() == null ? "" : mention.parentKey());
            out.writeLong(mention.at());
            out.writeShort(mention.features().length);
            for (int feature : mention.features()) {
                out.writeInt(feature);
            }
            out.writeDouble(length);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static FormedRow fromBytes(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            byte version = in.readByte();
            if (version < 1 || version > VERSION) {
                throw new IllegalStateException("a row of version " + version + " is not known here");
            }
            long sequence = in.readLong();
            String brand = in.readUTF();
            UUID story = new UUID(in.readLong(), in.readLong());
            return new FormedRow(sequence, brand, mention(in), story, version < 3 ? Double.NaN : in.readDouble());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static NewMention mention(DataInputStream in) throws IOException {
        String key = in.readUTF();
        String parent = in.readUTF();
        long at = in.readLong();
        int[] features = new int[in.readShort()];
        for (int index = 0; index < features.length; index++) {
            features[index] = in.readInt();
        }
        return new NewMention(key, parent.isEmpty() ? null : parent, at, features);
    }
}
