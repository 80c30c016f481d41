package io.langyan.grading.topology;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/** Records as they are kept in a row, to be sent again as they were. */
final class KeptRecords {

    private static final byte VERSION = 1;

    private KeptRecords() {}

    static byte[] toBytes(List<Record<String, byte[]>> records) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeInt(records.size());
            for (Record<String, byte[]> record : records) {
                out.writeUTF(record.key());
                out.writeLong(record.timestamp());
                Header[] headers = record.headers().toArray();
                out.writeInt(headers.length);
                for (Header header : headers) {
                    out.writeUTF(header.key());
                    write(out, header.value());
                }
                write(out, record.value());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }

    static List<Record<String, byte[]>> fromBytes(byte[] bytes) {
        List<Record<String, byte[]>> records = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            byte version = in.readByte();
            if (version != VERSION) {
                throw new IllegalStateException("a row of version " + version + " is not known here");
            }
            for (int left = in.readInt(); left > 0; left--) {
                records.add(record(in));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return records;
    }

    private static Record<String, byte[]> record(DataInputStream in) throws IOException {
        String key = in.readUTF();
        long timestamp = in.readLong();
        Headers headers = new RecordHeaders();
        for (int left = in.readInt(); left > 0; left--) {
            headers.add(in.readUTF(), in.readNBytes(in.readInt()));
        }
        return new Record<>(key, in.readNBytes(in.readInt()), timestamp, headers);
    }
}
