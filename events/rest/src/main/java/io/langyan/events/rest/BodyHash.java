package io.langyan.events.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What a request says, as SHA-256 of its body. A form with files is on its way to disk when the filters look and cannot be read twice, and
 * neither is its length the same when it is sent again (boundaries differ): all forms are taken for the same, the key alone decides.
 */
final class BodyHash {

    private BodyHash() {}

    /** A body is read and put back for the resource. */
    static byte[] of(ContainerRequestContext request) {
        if (MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(request.getMediaType())) {
            return sha256().digest("form".getBytes(StandardCharsets.US_ASCII));
        }
        try {
            byte[] body = request.getEntityStream().readAllBytes();
            request.setEntityStream(new ByteArrayInputStream(body));
            return sha256().digest(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
