package io.langyan.monitoring.imports.table;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import io.langyan.events.rest.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Looks through a workbook before anything of it is built up in memory: how many entries, how large they really unpack (declared sizes can
 * lie), no document types (and so no entities, inner or outer), and of each part what {@link XlsxPart} asks.
 */
final class XlsxGuard {

    private static final int MOST_ENTRIES = 1_000;
    /** Deflate cannot do better than about 1032; sheets of real tables stay below 60. */
    private static final long HIGHEST_RATIO = 200;

    private static final long RATIO_MATTERS_FROM = 4L * 1024 * 1024;
    /** The shared strings are held in memory as a whole. */
    private static final long LARGEST_STRINGS = 64L * 1024 * 1024;

    /** Bytes of one text, tag or attribute, which the parser builds up as a whole before anybody can ask how long it is. */
    private static final long LONGEST_TOKEN = 8L * 1024 * 1024;

    private final long mostUnpacked;
    private final XMLInputFactory xml = new InputFactoryImpl();
    private long unpacked;

    XlsxGuard(long mostUnpacked) {
        this.mostUnpacked = mostUnpacked;
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        xml.setProperty(XMLInputFactory.IS_COALESCING, false);
    }

    /** @throws Problem 422 when the file is no workbook that is safe to read */
    void check(Path file) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            Set<String> names = new HashSet<>();
            Enumeration<ZipArchiveEntry> entries = zip.getEntries();
            while (entries.hasMoreElements()) {
                ZipArchiveEntry entry = entries.nextElement();
                names.add(entry.getName());
                if (names.size() > MOST_ENTRIES) {
                    throw UnreadableTable.bomb("条目过多", "too many entries");
                }
                check(zip, entry);
            }
            if (!names.contains("[Content_Types].xml")) {
                throw UnreadableTable.notXlsx();
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw UnreadableTable.notXlsx();
        }
    }

    private void check(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        long limit = name.endsWith(XlsxPart.STRINGS) ? Math.min(LARGEST_STRINGS, mostUnpacked) : mostUnpacked;
        try (Counted in = new Counted(zip.getInputStream(entry), entry.getCompressedSize(), limit)) {
            if (name.endsWith(".xml") || name.endsWith(".rels")) {
                walk(xml.createXMLStreamReader(in), in, new XlsxPart(name));
            } else {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
        } catch (XMLStreamException broken) {
            if (broken.getNestedException() instanceof IOException io) {
                throw io;
            }
            throw UnreadableTable.notXlsx();
        }
    }

    private static void walk(XMLStreamReader document, Counted in, XlsxPart part) throws XMLStreamException {
        while (document.hasNext()) {
            in.beginToken();
            switch (document.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw UnreadableTable.bomb("含有 DOCTYPE 或实体", "it holds a document type or entities");
                case XMLStreamConstants.START_ELEMENT -> part.begin(document);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> part.text(document.getTextLength());
                default -> {}
            }
        }
    }

    /** Counts what really comes out, for the entry and for the whole file. */
    private final class Counted extends FilterInputStream {

        private final long packed;
        private final long limit;
        private long mine;
        private long token;

        Counted(InputStream in, long packed, long limit) {
            super(in);
            this.packed = Math.max(1, packed);
            this.limit = limit;
        }

        void beginToken() {
            token = 0;
        }

        @Override
        public int read() throws IOException {
            int c = super.read();
            count(c < 0 ? 0 : 1);
            return c;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int n = super.read(bytes, from, length);
            count(Math.max(n, 0));
            return n;
        }

        private void count(int n) {
            mine += n;
            unpacked += n;
            token += n;
            if (mine > limit || unpacked > mostUnpacked) {
                throw UnreadableTable.bomb("解压后过大", "it unpacks to too much");
            }
            if (mine > RATIO_MATTERS_FROM && mine / packed > HIGHEST_RATIO) {
                throw UnreadableTable.bomb("压缩比异常", "it is packed too densely to be a table");
            }
            if (token > LONGEST_TOKEN) {
                throw XlsxPart.tooLong();
            }
        }
    }
}
