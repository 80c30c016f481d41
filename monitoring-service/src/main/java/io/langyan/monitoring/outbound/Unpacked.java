package io.langyan.monitoring.outbound;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Undoes gzip no further than the limit, so that a bomb costs no more than an honest body. */
final class Unpacked {

    private Unpacked() {}

    static byte[] of(byte[] body, String encoding, long maxBytes) {
        if (encoding == null || encoding.isBlank() || encoding.equalsIgnoreCase("identity") || body.length == 0) {
            return body;
        }
        if (!encoding.equalsIgnoreCase("gzip") && !encoding.equalsIgnoreCase("x-gzip")) {
            throw new FetchFailed("bad-encoding", "压缩方式无法识别", "the content encoding is unknown");
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] whole = in.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 8));
            if (whole.length > maxBytes) {
                throw tooLarge(maxBytes);
            }
            return whole;
        } catch (IOException broken) {
            throw new FetchFailed("bad-encoding", "压缩内容已损坏", "the compressed content is broken");
        }
    }

    static FetchFailed tooLarge(long maxBytes) {
        return new FetchFailed(
                "too-large",
                "内容超过 " + maxBytes + " 字节，已中断",
                "the content exceeds " + maxBytes + " bytes and was cut off");
    }
}
