package io.langyan.monitoring.observation;

import io.langyan.events.rest.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Reads a request body within limits, before and after gzip. */
public final class LimitedBody {

    /** A client that has not finished sending does not read the answer: take a little more before refusing. */
    private static final int PATIENCE = 4;

    private LimitedBody() {}

    public static byte[] read(InputStream sent, boolean gzip, long maxSent, long maxUnpacked) throws IOException {
        if (!gzip) {
            return limited(sent, maxSent);
        }
        byte[] packed = limited(sent, maxSent);
        try (GZIPInputStream unpacked = new GZIPInputStream(new java.io.ByteArrayInputStream(packed))) {
            return limited(unpacked, maxUnpacked);
        } catch (IOException broken) {
            throw Problem.badRequest("bad-gzip", "请求体不是合法的 gzip", "the body is not valid gzip");
        }
    }

    private static byte[] limited(InputStream in, long limit) throws IOException {
        byte[] body = in.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 8));
        if (body.length <= limit) {
            return body;
        }
        drain(in, limit * PATIENCE);
        throw Problem.tooLarge(
                "body-too-large", "请求体超过 " + limit + " 字节", "the body is larger than " + limit + " bytes");
    }

    private static void drain(InputStream in, long atMost) throws IOException {
        byte[] waste = new byte[64 * 1024];
        long drained = 0;
        for (int n = in.read(waste); n >= 0 && drained < atMost; n = in.read(waste)) {
            drained += n;
        }
    }
}
