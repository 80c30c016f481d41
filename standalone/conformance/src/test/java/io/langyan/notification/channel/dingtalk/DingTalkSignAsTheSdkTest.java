package io.langyan.notification.channel.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;

import com.dingtalk.api.DingTalkSignatureUtil;
import io.langyan.standalone.conformance.Texts;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** A robot's sign is the vendor's signature for suites, the ticket being the secret itself. */
class DingTalkSignAsTheSdkTest {

    @Property(tries = 300)
    void signsWhatTheSdkSigns(
            @ForAll("texts") String secret, @ForAll @LongRange(min = 0, max = 4_102_444_800_000L) long millis) {
        String canonical = DingTalkSignatureUtil.getCanonicalStringForIsv(millis, "SEC" + secret);

        assertThat(DingTalkSign.of("SEC" + secret, millis))
                .isEqualTo(DingTalkSignatureUtil.computeSignature("SEC" + secret, canonical));
    }

    @Provide
    Arbitrary<String> texts() {
        return Texts.any();
    }
}
