package io.langyan.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout that these tests belong to. */
final class Checkout {

    private Checkout() {}

    /** The folder of the launcher script. */
    static Path root() {
        Path up = Path.of("").toAbsolutePath();
        while (!Files.exists(up.resolve("langyan"))) {
            up = up.getParent();
        }
        return up;
    }
}
