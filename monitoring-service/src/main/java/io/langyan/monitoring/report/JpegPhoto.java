package io.langyan.monitoring.report;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A JPEG without its traces. Of the application segments JFIF, colour profile and Adobe's colour mark stay; of EXIF only which way is up, written
 * anew.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">markers: ITU-T T.81 annex B</a>
 */
final class JpegPhoto {

    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP14 = 0xee;
    private static final int APP15 = 0xef;
    private static final int COMMENT = 0xfe;
    private static final int SCAN = 0xda;
    private static final int END = 0xd9;
    private static final int ORIENTATION = 0x0112;

    private final byte[] file;
    private final ByteArrayOutputStream plain;
    private int at = 2;
    private boolean framed;

    private JpegPhoto(byte[] file) {
        this.file = file;
        this.plain = new ByteArrayOutputStream(file.length);
    }

    /** @throws Photo.Broken when it is none */
    static byte[] plain(byte[] file) {
        return new JpegPhoto(file).rewritten();
    }

    private byte[] rewritten() {
        plain.write(file, 0, 2);
        for (int marker = marker(); marker != END; marker = marker()) {
            int length = 2 + u16(at + 2);
            framed |= marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            Photo.copy(file, at, length, isKept(marker), plain);
            upright(marker, length);
            at += length;
            if (marker == SCAN) {
                scan();
            }
        }
        if (!framed) {
            throw new Photo.Broken();
        }
        plain.write(0xff);
        plain.write(END);
        return plain.toByteArray();
    }

    /** The marker here, after any fill bytes. */
    private int marker() {
        if ((file[at] & 0xff) != 0xff) {
            throw new Photo.Broken();
        }
        while ((file[at + 1] & 0xff) == 0xff) {
            at++;
        }
        return file[at + 1] & 0xff;
    }

    private boolean isKept(int marker) {
        if (marker < APP0 || marker > APP15) {
            return marker != COMMENT;
        }
        return marker == APP0 || marker == APP14 || marker == APP2 && startsWith(at + 4, "ICC_PROFILE\0");
    }

    /** The picture's data: within it 0xff is followed by 0 or a restart mark. */
    private void scan() {
        int from = at;
        while ((file[at] & 0xff) != 0xff || isData(file[at + 1] & 0xff)) {
            at++;
        }
        plain.write(file, from, at - from);
    }

    private static boolean isData(int second) {
        return second == 0 || second >= 0xd0 && second <= 0xd7;
    }

    private void upright(int marker, int length) {
        if (marker == APP1 && startsWith(at + 4, "Exif\0\0")) {
            int orientation =
                    orientation(ByteBuffer.wrap(file, at + 10, length - 10).slice());
            if (orientation > 1 && orientation <= 8) {
                plain.writeBytes(exif(orientation));
            }
        }
    }

    /** From the first directory of the TIFF header that EXIF is; 1 when it does not say. */
    private static int orientation(ByteBuffer tiff) {
        if (tiff.remaining() < 14) {
            return 1;
        }
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.limit() - 2) {
            return 1;
        }
        int entries = tiff.getShort(directory) & 0xffff;
        for (int entry = directory + 2; entries-- > 0 && entry + 12 <= tiff.limit(); entry += 12) {
            if ((tiff.getShort(entry) & 0xffff) == ORIENTATION) {
                return tiff.getShort(entry + 8) & 0xffff;
            }
        }
        return 1;
    }

    /** A directory of one entry. */
    private static byte[] exif(int orientation) {
        ByteBuffer segment = ByteBuffer.allocate(36);
        segment.put((byte) 0xff).put((byte) APP1).putShort((short) 34);
        segment.put("Exif\0\0MM".getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) 42)
                .putInt(8);
        segment.putShort((short) 1)
                .putShort((short) ORIENTATION)
                .putShort((short) 3)
                .putInt(1);
        segment.putShort((short) orientation).putShort((short) 0).putInt(0);
        return segment.array();
    }

    private boolean startsWith(int from, String text) {
        return new String(file, from, text.length(), StandardCharsets.ISO_8859_1).equals(text);
    }

    private int u16(int from) {
        return (file[from] & 0xff) << 8 | file[from + 1] & 0xff;
    }
}
