package io.langyan.monitoring.observation;

import io.langyan.events.rest.Problem;
import java.io.IOException;
import java.io.InputStream;

/** Reads a request body within a limit. */
public final class LimitedBody {

    /** A client that has not finished sending does not read the answer: take a little more before refusing. */
    static final int PATIENCE = 4;

    private LimitedBody() {}

    public static byte[] read(InputStream in, long limit) throws IOException {
        byte[] body = in.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 8));
        if (body.length <= limit) {
            return body;
        }
        drain(in, limit * PATIENCE);
        throw tooLarge(limit);
    }

    static Problem tooLarge(long limit) {
        return Problem.tooLarge(
                "body-too-large", "请求体超过 " + limit + " 字节", "the body is larger than " + limit + " bytes");
    }

    static void drain(InputStream in, long atMost) throws IOException {
        byte[] waste = new byte[64 * 1024];
        long drained = 0;
        for (int n = in.read(waste); n >= 0 && drained < atMost; n = in.read(waste)) {
            drained += n;
        }
    }
}
