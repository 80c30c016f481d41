package io.langyan.incident.timeline;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** The Ed25519 key (RFC 8032) under which timelines are signed. */
public final class TimelineKey {

    private static final String ALGORITHM = "Ed25519";

    private final PrivateKey secret;
    private final PublicKey open;

    private TimelineKey(PrivateKey secret, PublicKey open) {
        this.secret = secret;
        this.open = open;
    }

    /**
     * @param pkcs8 the private key, PKCS#8 in Base64
     * @throws IllegalArgumentException when it is no Ed25519 key
     */
    public static TimelineKey of(String pkcs8) {
        try {
            var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pkcs8));
            var secret = (EdECPrivateKey) KeyFactory.getInstance(ALGORITHM).generatePrivate(encoded);
            return new TimelineKey(secret, publicOf(secret.getBytes().orElseThrow()));
        } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException wrong) {
            throw new IllegalArgumentException("no Ed25519 private key in PKCS#8, Base64", wrong);
        }
    }

    /** The JDK derives a public key only while generating: so it generates once more, with the same seed. */
    private static PublicKey publicOf(byte[] seed) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(255, new SecureRandom() {
            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(seed, 0, bytes, 0, bytes.length);
            }
        });
        return generator.generateKeyPair().getPublic();
    }

    String sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(bytes);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("cannot sign", broken);
        }
    }

    /** The public key, X.509 in Base64. */
    public String publicKey() {
        return text(open);
    }

    static String text(PublicKey key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** A short name of the key: the first 16 hex digits of its SHA-256. */
    public String id() {
        return id(open);
    }

    static String id(PublicKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws IllegalArgumentException when the text is no public Ed25519 key */
    static PublicKey publicKey(String x509) {
        try {
            var encoded = new X509EncodedKeySpec(Base64.getDecoder().decode(x509));
            return KeyFactory.getInstance(ALGORITHM).generatePublic(encoded);
        } catch (GeneralSecurityException wrong) {
            throw new IllegalArgumentException("no Ed25519 public key in X.509, Base64", wrong);
        }
    }

    /** One signature has one spelling: spare bits of its Base64 are no place to change something unseen. */
    static boolean holds(PublicKey key, byte[] bytes, String signature) {
        try {
            byte[] decoded = Base64.getDecoder().decode(signature);
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(bytes);
            return check.verify(decoded)
                    && Base64.getEncoder().encodeToString(decoded).equals(signature);
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }
}
