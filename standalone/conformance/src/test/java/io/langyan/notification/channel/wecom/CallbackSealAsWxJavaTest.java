package io.langyan.notification.channel.wecom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.langyan.notification.channel.wecom.CallbackSeal.Sealed;
import io.langyan.standalone.conformance.Texts;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import me.chanjar.weixin.common.error.WxRuntimeException;
import me.chanjar.weixin.common.util.crypto.SHA1;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import me.chanjar.weixin.cp.util.crypto.WxCpCryptUtil;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** The seal of callbacks both ways, against the one of WxJava. */
class CallbackSealAsWxJavaTest {

    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    private final CallbackSeal ours = new CallbackSeal("testToken", KEY, "wwTESTCORP");
    private final WxCpCryptUtil theirs = wxJava("testToken", "wwTESTCORP");

    @Property(tries = 300)
    void sealsToTheByteAsTheyDo(
            @ForAll("texts") String text, @ForAll @AlphaChars @NumericChars @StringLength(16) String salt) {
        String encrypted = theirs.encrypt(salt, text);

        assertThat(ours.seal(text, "1767323045", "nonce", salt.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Sealed(
                        SHA1.gen("testToken", "1767323045", "nonce", encrypted), "1767323045", "nonce", encrypted));
    }

    @Property(tries = 300)
    void eachOpensWhatTheOtherSealed(@ForAll("texts") String text) {
        Sealed sealed = ours.seal(text, "1767323045", "nonce");

        assertThat(theirs.decryptContent(sealed.signature(), "1767323045", "nonce", sealed.encrypted()))
                .isEqualTo(text);
        assertThat(ours.open(sealedByThem(theirs, text))).contains(text);
    }

    @Test
    void neitherOpensWhatIsSignedByAnotherToken() {
        WxCpCryptUtil other = wxJava("otherToken", "wwTESTCORP");
        Sealed sealed = ours.seal("hello", "1767323045", "nonce");

        assertThat(ours.open(sealedByThem(other, "hello"))).isEmpty();
        assertThatThrownBy(() -> other.decryptContent(sealed.signature(), "1767323045", "nonce", sealed.encrypted()))
                .isInstanceOf(WxRuntimeException.class);
    }

    /** WxJava itself does not look at the receiver, though WeChat Work asks for that. */
    @Test
    void weDoNotOpenWhatTheySealForAnotherCompany() {
        assertThat(ours.open(sealedByThem(wxJava("testToken", "wwANOTHER"), "hello")))
                .isEmpty();
    }

    @Provide
    Arbitrary<String> texts() {
        return Texts.any();
    }

    /** Out of the answer that they would send, by our own reader. */
    private static Sealed sealedByThem(WxCpCryptUtil they, String text) {
        Map<String, String> texts = CallbackXml.texts(they.encrypt(text).getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        return new Sealed(texts.get("MsgSignature"), texts.get("TimeStamp"), texts.get("Nonce"), texts.get("Encrypt"));
    }

    private static WxCpCryptUtil wxJava(String token, String company) {
        WxCpDefaultConfigImpl config = new WxCpDefaultConfigImpl();
        config.setToken(token);
        config.setAesKey(KEY);
        config.setCorpId(company);
        return new WxCpCryptUtil(config);
    }
}
