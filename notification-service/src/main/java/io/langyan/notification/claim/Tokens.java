package io.langyan.notification.claim;

import io.langyan.notification.secret.Vault;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What proves a claim: a long token for a link, a short code for an SMS. Both are derived by a keyed hash, so nothing that
 * proves anything lies in the database.
 */
@Singleton
public class Tokens {

    /** Wrong codes after which a claim is dead. */
    public static final int MOST_TRIES = 5;

    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int HANDLE = 4;
    private static final int PROOF_BYTES = 16;

    private final Vault vault;
    private final SecureRandom random = new SecureRandom();

    Tokens(Vault vault) {
        this.vault = vault;
    }

    public String newHandle() {
        StringBuilder handle = new StringBuilder();
        for (int i = 0; i < HANDLE; i++) {
            handle.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return handle.toString();
    }

    public String link(UUID claim) {
        byte[] bytes = ByteBuffer.allocate(16 + PROOF_BYTES)
                .putLong(claim.getMostSignificantBits())
                .putLong(claim.getLeastSignificantBits())
                .put(proof(claim))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The claim that a link's token proves; empty when it proves none. */
    public Optional<UUID> claimOf(String token) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            if (bytes.remaining() != 16 + PROOF_BYTES) {
                return Optional.empty();
            }
            UUID claim = new UUID(bytes.getLong(), bytes.getLong());
            byte[] proof = new byte[PROOF_BYTES];
            bytes.get(proof);
            return MessageDigest.isEqual(proof, proof(claim)) ? Optional.of(claim) : Optional.empty();
        } catch (IllegalArgumentException noToken) {
            return Optional.empty();
        }
    }

    /** Such as {@code K7QM-482913}: the handle, then six digits. */
    public String code(ClaimRow claim) {
        return claim.handle + "-" + digits(claim.id);
    }

    public boolean proves(String code, ClaimRow claim) {
        return MessageDigest.isEqual(tidy(code).getBytes(), tidy(code(claim)).getBytes());
    }

    /** The handle in what somebody typed; empty when it cannot be a code. */
    public static Optional<String> handleIn(String typed) {
        String tidy = tidy(typed);
        return tidy.matches("[" + LETTERS + "]{" + HANDLE + "}\\d{6}")
                ? Optional.of(tidy.substring(0, HANDLE))
                : Optional.empty();
    }

    private static String tidy(String typed) {
        return typed == null ? "" : typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    private String digits(UUID claim) {
        long number = ByteBuffer.wrap(vault.hash("code " + claim)).getLong();
        return String.format(Locale.ROOT, "%06d", Math.floorMod(number, 1_000_000L));
    }

    private byte[] proof(UUID claim) {
        return Arrays.copyOf(vault.hash("link " + claim), PROOF_BYTES);
    }
}
