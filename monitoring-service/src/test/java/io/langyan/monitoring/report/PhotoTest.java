package io.langyan.monitoring.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.monitoring.Pictures;
import io.langyan.monitoring.evidence.FileType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PhotoTest {

    private static final String PLACE = "31.2304N 121.4737E";

    @Test
    void aJpegLosesItsTracesKeepsItsPictureAndStaysUpright() throws IOException {
        // Given
        byte[] taken = Pictures.jpegWithTraces(PLACE, 6);

        // When
        Photo photo = Photo.of(taken).orElseThrow();

        // Then
        assertThat(photo.type()).isEqualTo(FileType.JPEG);
        assertThat(text(photo)).doesNotContain(PLACE).doesNotContain("PK\3\4").contains("Exif\0\0MM");
        assertThat(pixels(photo.bytes())).isEqualTo(pixels(Pictures.jpeg()));
        assertThat(Photo.of(photo.bytes()).orElseThrow().bytes()).isEqualTo(photo.bytes());
    }

    @Test
    void aPngLosesItsTracesAndKeepsItsPicture() throws IOException {
        Photo photo = Photo.of(Pictures.pngWithTraces(PLACE)).orElseThrow();

        assertThat(photo.type()).isEqualTo(FileType.PNG);
        assertThat(text(photo)).doesNotContain(PLACE).doesNotContain("PK\3\4");
        assertThat(pixels(photo.bytes())).isEqualTo(pixels(Pictures.png()));
    }

    @Test
    void aWebpLosesItsTracesAndSaysSo() {
        // Given
        byte[] picture = chunk("VP8 ", new byte[10]);
        byte[] head = chunk("VP8X", new byte[] {0x0c | 0x10, 0, 0, 0, 47, 0, 0, 31, 0, 0});
        byte[] taken = riff(
                head, picture, chunk("EXIF", PLACE.getBytes(StandardCharsets.US_ASCII)), chunk("XMP ", new byte[3]));

        // When
        Photo photo = Photo.of(taken).orElseThrow();

        // Then
        byte[] without = chunk("VP8X", new byte[] {0x10, 0, 0, 0, 47, 0, 0, 31, 0, 0});
        assertThat(photo.bytes()).isEqualTo(riff(without, picture));
    }

    @Test
    void whatOnlyPretendsToBeAPictureIsNone() {
        byte[] png = Pictures.png();
        byte[] jpeg = Pictures.jpeg();
        assertThat(Photo.of("<html>".getBytes(StandardCharsets.US_ASCII))).isEmpty();
        assertThat(Photo.of("%PDF-1.7 a document is no photo".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        assertThat(Photo.of(Arrays.copyOf(png, 8))).isEmpty();
        assertThat(Photo.of(Arrays.copyOf(png, png.length - 20))).isEmpty();
        assertThat(Photo.of(Arrays.copyOf(jpeg, jpeg.length - 2))).isEmpty();
        assertThat(Photo.of(concat(Arrays.copyOf(png, 8), "PK\3\4zipped".getBytes(StandardCharsets.US_ASCII))))
                .isEmpty();
        assertThat(Photo.of(concat(Arrays.copyOf(jpeg, 3), new byte[4_000]))).isEmpty();
        assertThat(Photo.of(new byte[0])).isEmpty();
    }

    @Test
    void aWebpThatSaysItIsNearlyEndlessIsNone() {
        byte[] webp = riff(chunk("VP8 ", new byte[10]));
        System.arraycopy(little(Integer.MAX_VALUE), 0, webp, 4, 4);

        assertThat(Photo.of(webp)).isEmpty();
    }

    /** Whatever bytes come, the answer is a photo or none: no failure, no endless loop. */
    @Property(tries = 2_000)
    void brokenPicturesNeverBreakAnything(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] file =
                switch (random.nextInt(3)) {
                    case 0 -> Pictures.jpegWithTraces(PLACE, 6);
                    case 1 -> Pictures.pngWithTraces(PLACE);
                    default ->
                        riff(chunk("VP8X", new byte[10]), chunk("VP8 ", new byte[20]), chunk("EXIF", new byte[9]));
                };
        for (int flips = 1 + random.nextInt(6); flips > 0; flips--) {
            file[random.nextInt(file.length)] = (byte) random.nextInt(256);
        }
        byte[] cut = Arrays.copyOf(file, random.nextInt(file.length + 1));

        assertThat(Photo.of(cut).map(photo -> photo.bytes().length).orElse(0)).isLessThanOrEqualTo(cut.length + 36);
    }

    private static String text(Photo photo) {
        return new String(photo.bytes(), StandardCharsets.ISO_8859_1);
    }

    private static int[] pixels(byte[] picture) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static byte[] chunk(String name, byte[] content) {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        chunk.writeBytes(little(content.length));
        chunk.writeBytes(content);
        if (content.length % 2 == 1) {
            chunk.write(0);
        }
        return chunk.toByteArray();
    }

    private static byte[] riff(byte[]... chunks) {
        byte[] all = concat(chunks);
        return concat(
                "RIFF".getBytes(StandardCharsets.US_ASCII),
                little(all.length + 4),
                "WEBP".getBytes(StandardCharsets.US_ASCII),
                all);
    }

    private static byte[] little(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)};
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
