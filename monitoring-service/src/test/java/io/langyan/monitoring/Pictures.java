package io.langyan.monitoring;

import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.specification.MultiPartSpecification;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import javax.imageio.ImageIO;

/** Small real pictures for tests. */
public final class Pictures {

    private Pictures() {}

    public static byte[] png() {
        return image("png");
    }

    public static byte[] jpeg() {
        return image("jpg");
    }

    /** A JPEG as a phone makes it: with EXIF that tells where, and which way is up. */
    public static byte[] jpegWithTraces(String place, int orientation) {
        byte[] plain = jpeg();
        byte[] text = place.getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream with = new ByteArrayOutputStream();
        with.write(plain, 0, 2);
        byte[] tiff = tiff(orientation, text);
        with.writeBytes(new byte[] {(byte) 0xff, (byte) 0xe1, 0, (byte) (8 + tiff.length)});
        with.writeBytes("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
        with.writeBytes(tiff);
        with.writeBytes(new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) (2 + text.length)});
        with.writeBytes(text);
        with.write(plain, 2, plain.length - 2);
        with.writeBytes(("PK\3\4 " + place).getBytes(StandardCharsets.ISO_8859_1));
        return with.toByteArray();
    }

    /** A PNG with a text chunk and something hanging on after its end. */
    public static byte[] pngWithTraces(String place) {
        byte[] plain = png();
        byte[] text = ("Comment\0" + place).getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream with = new ByteArrayOutputStream();
        with.write(plain, 0, 33);
        with.writeBytes(new byte[] {0, 0, 0, (byte) text.length});
        with.writeBytes("tEXt".getBytes(StandardCharsets.ISO_8859_1));
        with.writeBytes(text);
        with.writeBytes(new byte[4]);
        with.write(plain, 33, plain.length - 33);
        with.writeBytes(("PK\3\4 " + place).getBytes(StandardCharsets.ISO_8859_1));
        return with.toByteArray();
    }

    /** A part of a form whose length is known beforehand, as browsers and curl send it. */
    public static MultiPartSpecification part(String field, String name, byte[] content, String type) {
        try {
            File file = File.createTempFile("part", null);
            file.deleteOnExit();
            Files.write(file.toPath(), content);
            return new MultiPartSpecBuilder(file)
                    .controlName(field)
                    .fileName(name)
                    .mimeType(type)
                    .build();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] tiff(int orientation, byte[] text) {
        ByteArrayOutputStream tiff = new ByteArrayOutputStream();
        tiff.writeBytes(new byte[] {'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0});
        tiff.writeBytes(new byte[] {0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte) orientation, 0, 0, 0, 0, 0, 0, 0});
        tiff.writeBytes(text);
        return tiff.toByteArray();
    }

    private static byte[] image(String format) {
        BufferedImage image = new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 48; x++) {
            for (int y = 0; y < 32; y++) {
                image.setRGB(x, y, x * 5 << 16 | y * 8 << 8 | x * y & 0xff);
            }
        }
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
