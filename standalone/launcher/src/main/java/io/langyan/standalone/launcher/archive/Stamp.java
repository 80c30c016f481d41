package io.langyan.standalone.launcher.archive;

import io.langyan.standalone.launcher.process.Java;
import io.langyan.standalone.launcher.process.JavaProgram;
import java.io.File;
import java.nio.file.Path;

/** What an archive depends on, as text: the JVM, and each jar of the class path by name, size and time. */
final class Stamp {

    private Stamp() {}

    static String of(JavaProgram program) {
        StringBuilder stamp = new StringBuilder()
                .append(Java.program())
                .append(' ')
                .append(System.getProperty("java.vm.version"))
                .append('\n');
        program.classPath().forEach(jar -> stamp.append(ofFile(jar)));
        return stamp.toString();
    }

    static String ofFile(Path path) {
        File file = path.toFile();
        return path + " " + file.length() + " " + file.lastModified() + "\n";
    }
}
