package io.langyan.monitoring.imports;

import io.langyan.events.rest.Problem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;

/** What is wrong with a file that cannot be read, as whoever sent it is told. */
final class UnreadableFile {

    private UnreadableFile() {}

    /** @throws IOException the failure itself, when it says nothing about the file */
    static RuntimeException asProblem(Exception failure) throws IOException {
        if (failure instanceof LineTooLong) {
            return Problem.unprocessable(
                    "line-too-long", "文件中有过长或内容过多的行", "a line of the file is too long or holds too many values");
        }
        if (failure instanceof CharacterCodingException) {
            return Problem.unprocessable("unknown-encoding", "文件编码无法识别", "the encoding of the file is not known");
        }
        if (failure instanceof IOException io) {
            throw io;
        }
        return (RuntimeException) failure;
    }
}
