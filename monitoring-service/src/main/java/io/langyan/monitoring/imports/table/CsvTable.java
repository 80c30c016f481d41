package io.langyan.monitoring.imports.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.util.List;

/**
 * A CSV file (RFC 4180 and its relatives), streamed. The separator is what the header uses: comma, semicolon or tab. A file that grew can be read
 * from where it was left; the header is that of its start.
 */
public final class CsvTable implements TableFile {

    /** Stands where a file becomes unreadable, such as at a quote that never closes. */
    public static final List<String> BROKEN = List.of("\0broken");

    private static final int LONGEST_HEADER = 64 * 1024;
    private static final int LONGEST_RECORD = 4 * 1024 * 1024;
    private static final int MOST_COLUMNS = 500;

    /** Opens the file at an offset. */
    @FunctionalInterface
    public interface Opener {
        InputStream at(long offset) throws IOException;
    }

    private final Opener file;
    private final TextEncoding encoding;
    private final char separator;
    private final long from;
    private final long lineOfFrom;

    private CsvTable(Opener file, TextEncoding encoding, char separator, long from, long lineOfFrom) {
        this.file = file;
        this.encoding = encoding;
        this.separator = separator;
        this.from = from;
        this.lineOfFrom = lineOfFrom;
    }

    /**
     * @param from offset of the first row that is new; 0 for the whole file
     * @param lineOfFrom number of the line there
     */
    public static CsvTable open(Opener file, long from, long lineOfFrom) throws IOException {
        TextEncoding encoding = TextEncoding.of(() -> file.at(0)).orElseThrow(UnreadableTable::encoding);
        try (Reader head = reader(file, encoding, encoding.markBytes())) {
            return new CsvTable(file, encoding, separatorIn(head), from, lineOfFrom);
        }
    }

    @Override
    public String encoding() {
        return encoding.charset().name();
    }

    @Override
    public List<String> header() throws IOException {
        try (CsvReader<CsvRecord> records = records(reader(file, encoding, encoding.markBytes()))) {
            for (CsvRecord record : records) {
                return cells(record);
            }
        } catch (CsvParseException | UncheckedIOException broken) {
            throw UnreadableTable.empty();
        }
        throw UnreadableTable.empty();
    }

    @Override
    public void rows(RowTaker taker) throws IOException {
        boolean whole = from == 0;
        long before = whole ? 0 : lineOfFrom - 1;
        long line = before;
        boolean headerPassed = !whole;
        try (CsvReader<CsvRecord> records = records(reader(file, encoding, whole ? encoding.markBytes() : from))) {
            for (CsvRecord record : records) {
                line = before + record.getStartingLineNumber();
                if (headerPassed && !taker.take(line, cells(record))) {
                    return;
                }
                headerPassed = true;
            }
        } catch (CsvParseException | UncheckedIOException broken) {
            taker.take(line + 1, BROKEN);
        }
    }

    private static List<String> cells(CsvRecord record) {
        List<String> cells = record.getFields();
        return cells.size() > MOST_COLUMNS ? cells.subList(0, MOST_COLUMNS) : cells;
    }

    private CsvReader<CsvRecord> records(Reader text) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .maxBufferSize(LONGEST_RECORD)
                .ofCsvRecord(text);
    }

    private static Reader reader(Opener file, TextEncoding encoding, long offset) throws IOException {
        return new InputStreamReader(
                file.at(offset),
                encoding.charset()
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }

    private static char separatorIn(Reader head) throws IOException {
        int[] found = new int[3];
        boolean quoted = false;
        for (int i = 0; i < LONGEST_HEADER; i++) {
            int c = head.read();
            if (c < 0 || !quoted && c == '\n' && i > 0) {
                break;
            }
            quoted ^= c == '"';
            int which = quoted ? -1 : ",;\t".indexOf(c);
            if (which >= 0) {
                found[which]++;
            }
        }
        int most = found[1] > found[0] ? 1 : 0;
        return ",;\t".charAt(found[2] > found[most] ? 2 : most);
    }
}
