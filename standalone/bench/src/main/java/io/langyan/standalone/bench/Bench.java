package io.langyan.standalone.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * {@code NAME JSON [--quick] [KEY=VALUE …]}: runs the class {@code NameBench} in a fresh JVM on one thread. A parameter of the benchmark may be set by
 * {@code KEY=VALUE}; {@code --quick} gives a first impression in seconds.
 */
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) throws RunnerException {
        Locale.setDefault(Locale.ROOT);
        String name = arguments[0];
        Path json = Path.of(arguments[1]);
        String[] rest = Arrays.copyOfRange(arguments, 2, arguments.length);
        Collection<RunResult> results = new Runner(options(name, json, rest).build()).run();
        System.out.println();
        System.out.print(new Table(results).text(name));
        System.out.println(json);
    }

    private static ChainedOptionsBuilder options(String name, Path json, String... rest) {
        boolean quick = Arrays.asList(rest).contains("--quick");
        String type = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + "Bench";
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\." + type + "\\.")
                .mode(Mode.Throughput)
                .threads(1)
                .forks(1)
                .warmupIterations(quick ? 2 : 5)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(quick ? 2 : 8)
                .measurementTime(TimeValue.seconds(1))
                .verbosity(VerboseMode.SILENT)
                .resultFormat(ResultFormatType.JSON)
                .result(json.toString());
        for (String argument : rest) {
            int equals = argument.indexOf('=');
            if (equals > 0) {
                options.param(argument.substring(0, equals), argument.substring(equals + 1));
            }
        }
        return options;
    }
}
