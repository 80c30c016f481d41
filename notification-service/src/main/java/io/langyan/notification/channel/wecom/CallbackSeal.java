package io.langyan.notification.channel.wecom;

import io.langyan.notification.channel.Channel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * How WeChat Work and an application seal what they tell each other: AES-256-CBC, padded to blocks of 32, with the company's id
 * at the end, under a SHA-1 signature that knows the application's token.
 *
 * @see <a href="https://developer.work.weixin.qq.com/document/path/96238">加解密方案</a>
 */
public final class CallbackSeal {

    /** Secrets of a channel whose cards have buttons. */
    public static final String TOKEN = "callbackToken";

    public static final String KEY = "encodingAesKey";

    private static final int RANDOM = 16;
    private static final int HEAD = RANDOM + Integer.BYTES;
    private static final int BLOCK = 32;

    private final String token;
    private final byte[] key;
    private final byte[] company;
    private final SecureRandom random = new SecureRandom();

    CallbackSeal(String token, String encodingAesKey, String company) {
        this.token = token;
        this.key = Base64.getDecoder().decode(encodingAesKey + "=");
        this.company = company.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * What came over the wire.
     *
     * @param encrypted in base64
     */
    public record Sealed(String signature, String timestamp, String nonce, String encrypted) {

        boolean isWhole() {
            return Stream.of(signature, timestamp, nonce, encrypted).noneMatch(part -> part == null || part.isEmpty());
        }
    }

    /** Empty: the channel has no callback. */
    public static Optional<CallbackSeal> of(Channel channel) {
        return channel.secret(KEY).isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new CallbackSeal(channel.secret(TOKEN), channel.secret(KEY), channel.setting("corpId", "")));
    }

    /** The text inside; empty when it was not sealed by WeChat Work for this company. */
    public Optional<String> open(Sealed sealed) {
        if (!sealed.isWhole() || !same(signature(sealed.timestamp(), sealed.nonce(), sealed.encrypted()), sealed)) {
            return Optional.empty();
        }
        try {
            return text(crypt(Cipher.DECRYPT_MODE, Base64.getDecoder().decode(sealed.encrypted())));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    public Sealed seal(String text, String timestamp, String nonce) {
        byte[] salt = new byte[RANDOM];
        random.nextBytes(salt);
        return seal(text, timestamp, nonce, salt);
    }

    Sealed seal(String text, String timestamp, String nonce, byte[] salt) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        int length = HEAD + message.length + company.length;
        int pad = BLOCK - length % BLOCK;
        byte[] plain = ByteBuffer.allocate(length + pad)
                .put(salt)
                .putInt(message.length)
                .put(message)
                .put(company)
                .array();
        Arrays.fill(plain, length, plain.length, (byte) pad);
        try {
            String encrypted = Base64.getEncoder().encodeToString(crypt(Cipher.ENCRYPT_MODE, plain));
            return new Sealed(signature(timestamp, nonce, encrypted), timestamp, nonce, encrypted);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Optional<String> text(byte[] plain) {
        int pad = plain.length == 0 ? 0 : plain[plain.length - 1];
        int end = plain.length - pad;
        if (pad < 1 || pad > BLOCK || end < HEAD) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(plain, RANDOM, end - RANDOM);
        int length = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            return Optional.empty();
        }
        byte[] message = new byte[length];
        bytes.get(message);
        byte[] receiver = new byte[bytes.remaining()];
        bytes.get(receiver);
        return MessageDigest.isEqual(receiver, company)
                ? Optional.of(new String(message, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private byte[] crypt(int mode, byte[] bytes) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, RANDOM));
        return cipher.doFinal(bytes);
    }

    private String signature(String timestamp, String nonce, String encrypted) {
        String all = Stream.of(token, timestamp, nonce, encrypted).sorted().collect(Collectors.joining());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean same(String computed, Sealed sealed) {
        return MessageDigest.isEqual(
                computed.getBytes(StandardCharsets.UTF_8), sealed.signature().getBytes(StandardCharsets.UTF_8));
    }
}
