package io.langyan.monitoring.imports;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.langyan.events.v1.EventJson;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts a file into chunks of whole lines. A file that is one JSON array is turned into lines, an element each; where such a file breaks off,
 * its last line says so.
 */
final class FileLines {

    /** Stands for what could not be read of a broken array: refused as a line that is no JSON. */
    private static final byte[] BROKEN = "<broken>".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private static final ObjectMapper JSON = EventJson.mapper();
    private static final int LONGEST_LINE = 8 * 1024 * 1024;

    /** Takes whole lines, each with its line end. */
    @FunctionalInterface
    interface ChunkTaker {
        void take(int firstLine, byte[] lines);
    }

    private final int chunkBytes;
    private final ChunkTaker taker;
    private final ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    private int firstLine = 1;
    private int lines;
    private int rows;

    private FileLines(int chunkBytes, ChunkTaker taker) {
        this.chunkBytes = chunkBytes;
        this.taker = taker;
    }

    /** @return how many lines there were that are not blank */
    static int cut(InputStream file, int chunkBytes, ChunkTaker taker) throws IOException {
        FileLines cutter = new FileLines(chunkBytes, taker);
        BufferedInputStream in = new BufferedInputStream(file, 64 * 1024);
        if (startsWithArray(in)) {
            cutter.cutArray(in);
        } else {
            cutter.cutLines(in);
        }
        cutter.flush();
        return cutter.rows;
    }

    private static boolean startsWithArray(BufferedInputStream in) throws IOException {
        in.mark(1024);
        int c = in.read();
        while (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == 0xEF || c == 0xBB || c == 0xBF) {
            c = in.read();
        }
        in.reset();
        return c == '[';
    }

    private void cutLines(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
        byte[] buffer = new byte[64 * 1024];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            int start = 0;
            for (int i = 0; i < n; i++) {
                if (buffer[i] == '\n') {
                    line.write(buffer, start, i - start);
                    start = i + 1;
                    add(line.toByteArray());
                    line.reset();
                }
            }
            line.write(buffer, start, n - start);
            if (line.size() > LONGEST_LINE) {
                throw new LineTooLong(LONGEST_LINE);
            }
        }
        if (line.size() > 0) {
            add(line.toByteArray());
        }
    }

    private void cutArray(InputStream in) throws IOException {
        try (JsonParser parser = JSON.getFactory().createParser(in)) {
            parser.nextToken();
            while (parser.nextToken() != null && parser.currentToken() != JsonToken.END_ARRAY) {
                add(JSON.writeValueAsBytes(JSON.<JsonNode>readTree(parser)));
            }
        } catch (JsonProcessingException broken) {
            add(BROKEN);
        }
    }

    private void add(byte[] line) {
        lines++;
        rows += isBlank(line) ? 0 : 1;
        chunk.writeBytes(line);
        chunk.write('\n');
        if (chunk.size() >= chunkBytes) {
            flush();
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte c : line) {
            if (c != ' ' && c != '\r' && c != '\t') {
                return false;
            }
        }
        return true;
    }

    private void flush() {
        if (chunk.size() > 0) {
            taker.take(firstLine, chunk.toByteArray());
            chunk.reset();
            firstLine = lines + 1;
        }
    }
}
