package io.langyan.notification.channel.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.notification.Vectors;
import io.langyan.notification.channel.wecom.CallbackSeal.Sealed;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CallbackSealTest {

    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    private final CallbackSeal seal = new CallbackSeal("testToken", KEY, "wwTESTCORP");

    @Test
    void opensWhatTheVendorSealed() {
        assertThat(Vectors.of("wecomCallback")).isNotEmpty().allSatisfy(vector -> assertThat(
                        sealOf(vector).open(sealed(vector)))
                .contains(vector.path("msg").asText()));
    }

    @Test
    void sealsAsTheVendorDoes() {
        for (JsonNode vector : Vectors.of("wecomCallback")) {
            if (vector.has("random")) {
                Sealed mine = sealOf(vector)
                        .seal(
                                vector.path("msg").asText(),
                                vector.path("timestamp").asText(),
                                vector.path("nonce").asText(),
                                vector.path("random").asText().getBytes(StandardCharsets.UTF_8));

                assertThat(mine).isEqualTo(sealed(vector));
            }
        }
    }

    @Property(tries = 200)
    void whatWasSealedOpensWhateverItsLength(@ForAll String text, @ForAll @IntRange(max = 70) int more) {
        String whole = valid(text) + "长".repeat(more);

        assertThat(seal.open(seal.seal(whole, "1", "n"))).contains(whole);
    }

    @Property(tries = 200)
    void oneOtherCharacterAnywhereOpensNothing(@ForAll @IntRange(max = 87) int at) {
        Sealed good = seal.seal("hello", "1767323045", "nonce123");
        char other = good.encrypted().charAt(at % good.encrypted().length()) == 'A' ? 'B' : 'A';
        StringBuilder changed = new StringBuilder(good.encrypted());
        changed.setCharAt(at % changed.length(), other);

        assertThat(seal.open(new Sealed(good.signature(), good.timestamp(), good.nonce(), changed.toString())))
                .isEmpty();
        assertThat(seal.open(new Sealed(good.signature(), "1767323046", good.nonce(), good.encrypted())))
                .isEmpty();
        assertThat(seal.open(new Sealed(good.signature(), good.timestamp(), "nonce124", good.encrypted())))
                .isEmpty();
    }

    /** The right token and key of another company's application: the signature holds, the receiver does not. */
    @Test
    void whatIsForAnotherCompanyOpensNothing() {
        Sealed theirs = new CallbackSeal("testToken", KEY, "wwANOTHER").seal("hello", "1", "n");

        assertThat(seal.open(theirs)).isEmpty();
    }

    @Test
    void whatIsSignedButNotSealedOpensNothing() {
        for (String encrypted : new String[] {"", "####", "AAAA", "A".repeat(43) + "=", "A".repeat(88)}) {
            Sealed signed = new Sealed(signature(encrypted), "1", "n", encrypted);

            assertThat(seal.open(signed)).isEmpty();
        }
        assertThat(seal.open(new Sealed(null, "1", "n", "x"))).isEmpty();
    }

    private static String signature(String encrypted) {
        String[] parts = {"testToken", "1", "n", encrypted};
        java.util.Arrays.sort(parts);
        try {
            return java.util.HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("SHA-1")
                            .digest(String.join("", parts).getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String valid(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static CallbackSeal sealOf(JsonNode vector) {
        return new CallbackSeal(
                vector.path("token").asText(),
                vector.path("encodingAesKey").asText(),
                vector.path("receiveId").asText());
    }

    private static Sealed sealed(JsonNode vector) {
        return new Sealed(
                vector.path("msgSignature").asText(),
                vector.path("timestamp").asText(),
                vector.path("nonce").asText(),
                vector.path("encrypt").asText());
    }
}
