package io.langyan.grading.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The plans under {@code src/test/resources/oracle}. */
final class TestPlans {

    private TestPlans() {}

    static String text(String name) throws IOException {
        try (InputStream in = TestPlans.class.getResourceAsStream("/oracle/" + name + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
