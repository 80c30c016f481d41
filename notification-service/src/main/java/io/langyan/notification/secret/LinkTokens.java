package io.langyan.notification.secret;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Tokens for secret links: an id and a keyed hash of it. Nothing that proves anything lies in the database, and a token for
 * one purpose is none for another.
 */
public final class LinkTokens {

    private static final int ID_BYTES = 16;
    private static final int PROOF_BYTES = 16;

    private final Vault vault;
    private final String purpose;

    public LinkTokens(Vault vault, String purpose) {
        this.vault = vault;
        this.purpose = purpose;
    }

    /** 43 characters that need no encoding in a path. */
    public String of(UUID id) {
        byte[] bytes = ByteBuffer.allocate(ID_BYTES + PROOF_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put(proof(id))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The id that the token proves; empty when it proves none. */
    public Optional<UUID> idIn(String token) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            if (bytes.remaining() != ID_BYTES + PROOF_BYTES) {
                return Optional.empty();
            }
            UUID id = new UUID(bytes.getLong(), bytes.getLong());
            byte[] proof = new byte[PROOF_BYTES];
            bytes.get(proof);
            return MessageDigest.isEqual(proof, proof(id)) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException noToken) {
            return Optional.empty();
        }
    }

    private byte[] proof(UUID id) {
        return Arrays.copyOf(vault.hash(purpose + " " + id), PROOF_BYTES);
    }
}
