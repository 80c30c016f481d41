package io.langyan.standalone.launcher.cli;

import io.langyan.standalone.launcher.home.LangyanHome;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which suite is meant; mix it into every command that concerns one. */
public final class HomeOption {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "${LANGYAN_HOME:-}",
            description = "Where the suite keeps its data (default: .langyan, or LANGYAN_HOME).")
    private String directory;

    public LangyanHome home() {
        return LangyanHome.at(directory == null || directory.isBlank() ? null : Path.of(directory));
    }
}
