package io.langyan.notification.claim;

import io.langyan.notification.secret.LinkTokens;
import io.langyan.notification.secret.Vault;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
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

    private final Vault vault;
    private final LinkTokens links;
    private final SecureRandom random = new SecureRandom();

    Tokens(Vault vault) {
        this.vault = vault;
        this.links = new LinkTokens(vault, "link");
    }

    public String newHandle() {
        StringBuilder handle = new StringBuilder();
        for (int i = 0; i < HANDLE; i++) {
            handle.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return handle.toString();
    }

    public String link(UUID claim) {
        return links.of(claim);
    }

    /** The claim that a link's token proves; empty when it proves none. */
    public Optional<UUID> claimOf(String token) {
        return links.idIn(token);
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
}
