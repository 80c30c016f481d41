package io.langyan.standalone.embedded.test;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Bearer tokens shaped like the provider's (realm roles, claim {@code langyan_brands}) that a service under {@link RealServers}
 * accepts. The key pair is this JVM's own; it is kept in system properties because test classes come from several class loaders.
 */
public final class Tokens {

    public static final String ISSUER = "https://langyan.test/realms/langyan";

    private static final String PRIVATE = "langyan.test.token.private";
    private static final String PUBLIC = "langyan.test.token.public";
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private Tokens() {}

    /** A token of a user named as the role; without brands it is good for all of them. */
    public static String of(String role, String... brands) {
        return of(role, List.of(role), brands);
    }

    /** A token of a named user with several roles; without brands it is good for all of them. */
    public static String of(String user, List<String> roles, String... brands) {
        return sign(user, roles, brands, Instant.now().plusSeconds(3600));
    }

    /** A token that ran out a minute ago. */
    public static String expired(String role) {
        return sign(role, List.of(role), new String[0], Instant.now().minusSeconds(60));
    }

    private static String sign(String user, List<String> roles, String[] brands, Instant expires) {
        String claims =
                """
                {"iss":"%s","sub":"%s","typ":"Bearer","azp":"langyan-console","preferred_username":"%s","name":"%s",\
                "iat":%d,"exp":%d,"jti":"%s","realm_access":{"roles":%s},"langyan_brands":%s}"""
                        .formatted(
                                ISSUER,
                                UUID.nameUUIDFromBytes(user.getBytes(StandardCharsets.UTF_8)),
                                user,
                                user,
                                expires.getEpochSecond() - 3600,
                                expires.getEpochSecond(),
                                UUID.randomUUID(),
                                array(roles),
                                array(brands.length == 0 ? List.of("*") : Arrays.asList(brands)));
        String signed = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"test\"}") + "." + encode(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(privateKey());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String array(List<String> values) {
        return values.stream().map(value -> "\"" + value + "\"").collect(Collectors.joining(",", "[", "]"));
    }

    private static String encode(String text) {
        return URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The key a service verifies with: base64 of the X.509 form, as {@code quarkus.oidc.public-key} wants it. */
    public static String publicKey() {
        ensureKeys();
        return System.getProperty(PUBLIC);
    }

    private static PrivateKey privateKey() throws GeneralSecurityException {
        ensureKeys();
        byte[] bytes = Base64.getDecoder().decode(System.getProperty(PRIVATE));
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
    }

    private static void ensureKeys() {
        synchronized (System.class) {
            if (System.getProperty(PRIVATE) != null) {
                return;
            }
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                KeyPair keys = generator.generateKeyPair();
                System.setProperty(
                        PUBLIC,
                        Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
                System.setProperty(
                        PRIVATE,
                        Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded()));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
