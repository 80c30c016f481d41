package io.langyan.standalone.simulators.wecom;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * WXBizMsgCrypt, the vendor's side; written anew here, so that a receiver is not checked by its own code.
 *
 * @param receiver the company's id
 * @see <a href="https://developer.work.weixin.qq.com/document/path/96238">加解密方案</a>
 */
record Seal(String token, String encodingAesKey, String receiver) {

    private static final int BLOCK = 32;

    String signature(String timestamp, String nonce, String encrypted) {
        String[] parts = {token, timestamp, nonce, encrypted};
        Arrays.sort(parts);
        try {
            byte[] all = String.join("", parts).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(all));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String encrypt(String message, byte[] random) {
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        byte[] who = receiver.getBytes(StandardCharsets.UTF_8);
        int length = random.length + Integer.BYTES + text.length + who.length;
        byte pad = (byte) (BLOCK - length % BLOCK);
        ByteBuffer plain = ByteBuffer.allocate(length + pad);
        plain.put(random).putInt(text.length).put(text).put(who);
        while (plain.hasRemaining()) {
            plain.put(pad);
        }
        return Base64.getEncoder().encodeToString(crypt(Cipher.ENCRYPT_MODE, plain.array()));
    }

    /** @throws IllegalArgumentException when it is not sealed so, or for another */
    String decrypt(String encrypted) {
        byte[] plain = crypt(Cipher.DECRYPT_MODE, Base64.getDecoder().decode(encrypted));
        ByteBuffer bytes = ByteBuffer.wrap(plain, 16, plain.length - 16 - plain[plain.length - 1]);
        byte[] message = new byte[bytes.getInt()];
        bytes.get(message);
        byte[] who = new byte[bytes.remaining()];
        bytes.get(who);
        if (!receiver.equals(new String(who, StandardCharsets.UTF_8))) {
            throw new IllegalArgumentException("for another receiver");
        }
        return new String(message, StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, byte[] bytes) {
        try {
            byte[] key = Base64.getDecoder().decode(encodingAesKey + "=");
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException broken) {
            throw new IllegalArgumentException(broken);
        }
    }
}
