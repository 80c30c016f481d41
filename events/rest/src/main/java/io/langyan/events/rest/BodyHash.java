package io.langyan.events.rest;

import io.quarkus.runtime.BlockingOperationControl;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.ByteArrayInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.multipart.FormValue;

/**
 * What a request says, as SHA-256 of its body. Of a form it is what the parts say: their boundaries differ whenever it is sent again, and files
 * lie on disk by then.
 */
final class BodyHash {

    private BodyHash() {}

    /**
     * A body is read and put back for the resource.
     *
     * @param form null when it is none
     */
    static Uni<byte[]> of(ContainerRequestContext request, FormData form) {
        if (form != null) {
            return whereReadingMayTakeLong(() -> ofForm(form));
        }
        return isRead(request)
                ? Uni.createFrom().item(() -> ofBody(request))
                : whereReadingMayTakeLong(() -> ofBody(request));
    }

    /** Of a resource that takes no body nobody has read it. */
    private static boolean isRead(ContainerRequestContext request) {
        return request.getEntityStream() instanceof ByteArrayInputStream;
    }

    private static Uni<byte[]> whereReadingMayTakeLong(Supplier<byte[]> hash) {
        return BlockingOperationControl.isBlockingAllowed()
                ? Uni.createFrom().item(hash)
                : Uni.createFrom().completionStage(() -> Vertx.currentContext()
                        .executeBlocking(hash::get)
                        .toCompletionStage());
    }

    private static byte[] ofBody(ContainerRequestContext request) {
        try {
            byte[] body = request.getEntityStream().readAllBytes();
            request.setEntityStream(new ByteArrayInputStream(body));
            return sha256().digest(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] ofForm(FormData form) {
        MessageDigest digest = sha256();
        // a part may have no name
        TreeSet<String> names = new TreeSet<>(Comparator.nullsFirst(Comparator.naturalOrder()));
        form.forEach(names::add);
        try (DataOutputStream out =
                new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
            for (String name : names) {
                for (FormValue value : form.get(name)) {
                    text(out, name);
                    part(out, value);
                }
            }
            return digest.digest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void part(DataOutputStream out, FormValue value) throws IOException {
        out.writeBoolean(value.isFileItem());
        if (!value.isFileItem()) {
            text(out, value.getValue());
            return;
        }
        text(out, value.getFileName());
        out.writeLong(value.getFileItem().getFileSize());
        try (InputStream content = value.getFileItem().getInputStream()) {
            content.transferTo(out);
        }
    }

    /** With its length, so that no two forms run together to the same. */
    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = String.valueOf(text).getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
