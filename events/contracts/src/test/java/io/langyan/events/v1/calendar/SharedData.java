package io.langyan.events.v1.calendar;

import java.nio.file.Files;
import java.nio.file.Path;

/** The data sets beside the repository: {@code -Dlangyan.shared}, else the folder {@code shared} of a parent. */
final class SharedData {

    private SharedData() {}

    /** @return null when the data is not there */
    static Path file(String name) {
        String told = System.getProperty("langyan.shared");
        if (told != null) {
            return readable(Path.of(told, "data", name));
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("shared"))) {
                return readable(folder.resolve("shared").resolve("data").resolve(name));
            }
        }
        return null;
    }

    private static Path readable(Path file) {
        return Files.isReadable(file) ? file : null;
    }
}
