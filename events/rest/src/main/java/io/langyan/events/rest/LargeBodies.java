package io.langyan.events.rest;

import io.vertx.core.http.HttpServerRequest;
import java.util.OptionalLong;

/** What a service takes beyond the bodies that are held in memory: files that go to disk, streams that count for themselves. */
public interface LargeBodies {

    /** As much as the server takes at all. */
    OptionalLong AS_THE_SERVER = OptionalLong.of(Long.MAX_VALUE);

    /**
     * @param path without dots and doubled slashes
     * @return bytes the body of such a request may have; empty when it is none of the large ones
     */
    OptionalLong largest(HttpServerRequest request, String path);

    /** Whether it is that place, with a slash behind it or none. */
    static boolean at(String place, String path) {
        return path.equals(place) || path.equals(place + "/");
    }
}
