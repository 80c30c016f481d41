package io.langyan.standalone.simulators.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.standalone.simulators.Vectors;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SealTest {

    @Test
    void reproducesEveryVectorOfTheVendor() {
        assertThat(Vectors.of("wecomCallback")).isNotEmpty().allSatisfy(vector -> {
            Seal seal = new Seal(text(vector, "token"), text(vector, "encodingAesKey"), text(vector, "receiveId"));

            assertThat(seal.signature(text(vector, "timestamp"), text(vector, "nonce"), text(vector, "encrypt")))
                    .isEqualTo(text(vector, "msgSignature"));
            assertThat(seal.decrypt(text(vector, "encrypt"))).isEqualTo(text(vector, "msg"));
            if (vector.has("random")) {
                byte[] random = text(vector, "random").getBytes(StandardCharsets.UTF_8);
                assertThat(seal.encrypt(text(vector, "msg"), random)).isEqualTo(text(vector, "encrypt"));
            }
        });
    }

    private static String text(JsonNode vector, String name) {
        return vector.path(name).asText();
    }
}
