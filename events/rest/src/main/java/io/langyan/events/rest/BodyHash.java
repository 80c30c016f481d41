package io.langyan.events.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/** What a request says, as SHA-256: of its body, or, where that was a form and went to disk before the filters, of its fields and files. */
final class BodyHash {

    private BodyHash() {}

    /** A body is read and put back for the resource. */
    static byte[] of(ContainerRequestContext request) {
        FormData form = formOf(request);
        try {
            return form == null ? ofBody(request) : ofForm(form);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FormData formOf(ContainerRequestContext request) {
        return request instanceof ResteasyReactiveContainerRequestContext reactive
                        && reactive.getServerRequestContext() instanceof ResteasyReactiveRequestContext context
                ? context.getFormData()
                : null;
    }

    private static byte[] ofBody(ContainerRequestContext request) throws IOException {
        byte[] body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        return sha256().digest(body);
    }

    /** Boundaries differ from one sending to the next; what stands between them does not. */
    private static byte[] ofForm(FormData form) throws IOException {
        MessageDigest hash = sha256();
        OutputStream into = new DigestOutputStream(OutputStream.nullOutputStream(), hash);
        TreeSet<String> names = new TreeSet<>();
        form.forEach(names::add);
        for (String name : names) {
            for (FormValue value : form.get(name)) {
                write(into, name);
                write(into, String.valueOf(value.getFileName()));
                if (value.isFileItem()) {
                    try (InputStream file = value.getFileItem().getInputStream()) {
                        file.transferTo(into);
                    }
                } else {
                    write(into, value.getValue());
                }
                into.write(0);
            }
        }
        return hash.digest();
    }

    private static void write(OutputStream into, String text) throws IOException {
        into.write(text.getBytes(StandardCharsets.UTF_8));
        into.write(0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
