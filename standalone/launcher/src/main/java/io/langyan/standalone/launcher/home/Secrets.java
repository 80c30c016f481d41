package io.langyan.standalone.launcher.home;

import io.langyan.standalone.embedded.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.function.Supplier;

/** Secrets made at their first use and kept, one file each, readable by their owner alone. */
public final class Secrets {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final String LEGIBLE = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Path directory;
    private final SecureRandom random = new SecureRandom();

    public Secrets(Path directory) {
        this.directory = directory;
    }

    /** A password a person can type: 14 characters, none of them mistakable, 69 bits. */
    public String password(String name) {
        return kept(name, () -> random.ints(14, 0, LEGIBLE.length())
                .collect(StringBuilder::new, (text, i) -> text.append(LEGIBLE.charAt(i)), StringBuilder::append)
                .toString());
    }

    /** 32 random bytes in base64. */
    public String key(String name) {
        return kept(name, () -> {
            byte[] bytes = new byte[32];
            random.nextBytes(bytes);
            return Base64.getEncoder().encodeToString(bytes);
        });
    }

    /** A secret that may stand in a URL. */
    public String token(String name) {
        return kept(name, () -> {
            byte[] bytes = new byte[24];
            random.nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        });
    }

    /** An Ed25519 private key: PKCS#8 in base64. */
    public String signingKey(String name) {
        return kept(name, () -> {
            try {
                return Base64.getEncoder()
                        .encodeToString(KeyPairGenerator.getInstance("Ed25519")
                                .generateKeyPair()
                                .getPrivate()
                                .getEncoded());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private synchronized String kept(String name, Supplier<String> fresh) {
        Path file = directory.resolve(name);
        try {
            if (!Files.exists(file)) {
                write(file, fresh.get());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The secret " + file + " can be neither read nor made.", e);
        }
    }

    private void write(Path file, String secret) throws IOException {
        Directories.createPrivate(directory);
        Path fresh = directory.resolve("." + file.getFileName());
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, OWNER_FILE);
        Files.writeString(fresh, secret + "\n");
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
