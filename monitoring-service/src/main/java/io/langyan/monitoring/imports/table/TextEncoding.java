package io.langyan.monitoring.imports.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How a text file is encoded: by its byte order mark, or else as what it decodes strictly, UTF-8 before GB18030 (of which GBK and GB2312 are
 * parts). Text in GB18030 is practically never valid UTF-8; the reverse happens often, hence the order.
 */
record TextEncoding(Charset charset, int markBytes) {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int PROBE = 4096;

    /** Opens the same file from its start each time. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    /** @return empty when it is none that we read */
    static Optional<TextEncoding> of(Source file) throws IOException {
        byte[] head;
        try (InputStream in = file.open()) {
            head = in.readNBytes(PROBE);
        }
        TextEncoding marked = byMark(head);
        if (marked != null) {
            return Optional.of(marked);
        }
        Charset wide = wide(head);
        if (wide != null) {
            return Optional.of(new TextEncoding(wide, 0));
        }
        if (decodes(file, StandardCharsets.UTF_8)) {
            return Optional.of(new TextEncoding(StandardCharsets.UTF_8, 0));
        }
        return decodes(file, GB18030) ? Optional.of(new TextEncoding(GB18030, 0)) : Optional.empty();
    }

    private static TextEncoding byMark(byte[] head) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return new TextEncoding(StandardCharsets.UTF_8, 3);
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 2);
        }
        return startsWith(head, 0xFE, 0xFF) ? new TextEncoding(StandardCharsets.UTF_16BE, 2) : null;
    }

    private static boolean startsWith(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** UTF-16 without mark: separators and line ends put a zero at every other byte, always on the same side. */
    private static Charset wide(byte[] head) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i + 1 < head.length; i += 2) {
            even += head[i] == 0 ? 1 : 0;
            odd += head[i + 1] == 0 ? 1 : 0;
        }
        int few = Math.max(2, head.length / 40);
        if (odd >= few && even == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return even >= few && odd == 0 ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean decodes(Source file, Charset charset) throws IOException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(64 * 1024);
        CharBuffer chars = CharBuffer.allocate(64 * 1024);
        try (InputStream in = file.open()) {
            for (int n = 0; n >= 0; ) {
                n = in.read(bytes.array(), bytes.position(), bytes.remaining());
                bytes.position(bytes.position() + Math.max(n, 0)).flip();
                CoderResult result = decode(decoder, bytes, chars, n < 0);
                if (result.isError()) {
                    return false;
                }
                bytes.compact();
            }
        }
        return true;
    }

    private static CoderResult decode(CharsetDecoder decoder, ByteBuffer bytes, CharBuffer chars, boolean end) {
        CoderResult result;
        do {
            chars.clear();
            result = decoder.decode(bytes, chars, end);
        } while (result.isOverflow());
        return result;
    }
}
