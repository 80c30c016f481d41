package io.langyan.monitoring.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.langyan.events.v1.EventJson;
import io.langyan.monitoring.observation.LineJson;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The lines of a file of JSON. A file that is one JSON array is turned into lines, an element each; where such a file breaks off, as one does
 * that its crawler was just rewriting, its last line says so.
 */
final class FileLines {

    private static final ObjectMapper JSON = EventJson.mapper();
    private static final int LONGEST_LINE = 8 * 1024 * 1024;
    /** More than the parser takes in at once beyond the end of an element. */
    private static final int READ_AHEAD = 64 * 1024;

    private final LineTaker taker;
    private final long before;
    private long line;

    private FileLines(LineTaker taker, long before) {
        this.taker = taker;
        this.before = before;
    }

    /** @param before how many lines there were before the stream's first */
    static void each(InputStream file, long before, LineTaker taker) throws IOException {
        FileLines lines = new FileLines(taker, before);
        BufferedInputStream in = new BufferedInputStream(file, 64 * 1024);
        if (startsWithArray(in)) {
            lines.eachElement(in);
        } else {
            lines.eachLine(in);
        }
    }

    private static boolean startsWithArray(BufferedInputStream in) throws IOException {
        in.mark(1024);
        int c = in.read();
        for (int i = 1;
                i < 1024 && (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == 0xEF || c == 0xBB || c == 0xBF);
                i++) {
            c = in.read();
        }
        in.reset();
        return c == '[';
    }

    private void eachLine(InputStream in) throws IOException {
        ByteArrayOutputStream gathered = new ByteArrayOutputStream(4096);
        byte[] buffer = new byte[64 * 1024];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            int start = 0;
            for (int i = 0; i < n; i++) {
                if (buffer[i] == '\n') {
                    gathered.write(buffer, start, i - start);
                    start = i + 1;
                    if (!add(gathered.toByteArray())) {
                        return;
                    }
                    gathered.reset();
                }
            }
            gathered.write(buffer, start, n - start);
            if (gathered.size() > LONGEST_LINE) {
                throw new LineTooLong(LONGEST_LINE);
            }
        }
        if (gathered.size() > 0) {
            add(gathered.toByteArray());
        }
    }

    private void eachElement(InputStream in) throws IOException {
        MeteredStream metered = new MeteredStream(in, LONGEST_LINE + READ_AHEAD);
        try (LineJson.Elements document = LineJson.elements(metered)) {
            boolean more = document.nextToken() == JsonToken.START_ARRAY;
            while (more && document.nextToken() != JsonToken.END_ARRAY) {
                more = document.currentToken() == null ? brokenOff() : add(element(document));
                metered.restart();
            }
        } catch (StreamConstraintsException intricate) {
            throw new LineTooLong(intricate);
        } catch (JsonProcessingException broken) {
            brokenOff();
        }
    }

    private static byte[] element(LineJson.Elements document) throws IOException {
        byte[] json = JSON.writeValueAsBytes(document.element());
        if (json.length > LONGEST_LINE) {
            throw new LineTooLong(LONGEST_LINE);
        }
        return json;
    }

    private boolean brokenOff() throws IOException {
        add(LineTaker.BROKEN);
        return false;
    }

    private boolean add(byte[] json) throws IOException {
        line++;
        return taker.take(before + line, json);
    }
}
