package io.langyan.monitoring.report;

import io.langyan.monitoring.evidence.FileType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * A photo without the traces that cameras leave in it: where it was taken, with which device, when, by whom. The picture itself is not touched;
 * what stands beside it is left out, and so is whatever hangs on after its end. A file that only pretends to be a picture has no such form.
 *
 * @see <a href="https://www.w3.org/TR/png-3/#5Chunk-layout">PNG chunks</a>
 * @see <a href="https://developers.google.com/speed/webp/docs/riff_container">WebP container</a>
 */
record Photo(FileType type, byte[] bytes) {

    /** What the picture needs to be seen as it is. */
    private static final Set<String> PNG_KEPT = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "pHYs", "bKGD");

    private static final Set<String> WEBP_KEPT = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");
    private static final int PNG_HEAD = 8;
    private static final int RIFF_HEAD = 12;
    private static final int VP8X_EXIF_AND_XMP = 0x0c;

    /** Empty when it is no picture of a kind that is taken, or a broken one. */
    static Optional<Photo> of(byte[] file) {
        try {
            return FileType.of(file).filter(FileType::isPicture).map(type -> new Photo(type, plain(type, file)));
        } catch (IndexOutOfBoundsException | Broken broken) {
            return Optional.empty();
        }
    }

    private static byte[] plain(FileType type, byte[] file) {
        return switch (type) {
            case PNG -> png(file);
            case JPEG -> JpegPhoto.plain(file);
            default -> webp(file);
        };
    }

    private static byte[] png(byte[] file) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(file.length);
        plain.write(file, 0, PNG_HEAD);
        ByteBuffer in = ByteBuffer.wrap(file);
        int at = PNG_HEAD;
        String name = "";
        while (!name.equals("IEND")) {
            int length = in.getInt(at);
            name = name(file, at + 4);
            if (length < 0 || at == PNG_HEAD && !name.equals("IHDR")) {
                throw new Broken();
            }
            copy(file, at, length + 12L, PNG_KEPT.contains(name), plain);
            at += length + 12;
        }
        return plain.toByteArray();
    }

    private static byte[] webp(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        long end = in.getInt(4) + 8L;
        if (end > file.length || end <= RIFF_HEAD) {
            throw new Broken();
        }
        ByteArrayOutputStream plain = new ByteArrayOutputStream(file.length);
        plain.write(file, 0, RIFF_HEAD);
        boolean picture = false;
        for (int at = RIFF_HEAD; at < end; ) {
            String name = name(file, at);
            long length = 8L + in.getInt(at + 4) + (in.getInt(at + 4) & 1);
            picture |= name.startsWith("VP8");
            copy(file, at, length, WEBP_KEPT.contains(name), plain);
            at += (int) length;
        }
        if (!picture) {
            throw new Broken();
        }
        return withSize(plain.toByteArray());
    }

    private static byte[] withSize(byte[] webp) {
        ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).putInt(4, webp.length - 8);
        if (name(webp, RIFF_HEAD).equals("VP8X")) {
            webp[RIFF_HEAD + 8] &= (byte) ~VP8X_EXIF_AND_XMP;
        }
        return webp;
    }

    private static String name(byte[] file, int at) {
        return new String(file, at, 4, StandardCharsets.ISO_8859_1);
    }

    static void copy(byte[] file, int at, long length, boolean kept, ByteArrayOutputStream to) {
        if (length < 4 || at + length > file.length) {
            throw new Broken();
        }
        if (kept) {
            to.write(file, at, (int) length);
        }
    }

    /** The file is not what its first bytes say. */
    static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Broken() {
            super(null, null, false, false);
        }
    }
}
