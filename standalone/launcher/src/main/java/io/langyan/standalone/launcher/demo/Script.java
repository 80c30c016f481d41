package io.langyan.standalone.launcher.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The lines that are spoken, act by act, with this run's brand and cities filled in. */
final class Script {

    static final List<String> SCENARIOS = List.of("product-safety");

    private static final List<String> CITIES = List.of("临江", "北河", "云州", "海宁东", "青平", "石桥");

    private static final String SAME = "=";

    private final List<Line> lines;

    /** @param badge none personal organisation media */
    record Line(String act, String platform, String kind, String badge, String author, String text) {

        Line saying(String other) {
            return new Line(act, platform, kind, badge, author, other);
        }
    }

    private Script(List<Line> lines) {
        this.lines = lines;
    }

    /** @return empty when there is no such scenario */
    static Optional<Script> of(String scenario, DrillBrand brand, long seed) {
        try (InputStream in = Script.class.getResourceAsStream("/demo/" + scenario + ".tsv")) {
            if (in == null || !SCENARIOS.contains(scenario)) {
                return Optional.empty();
            }
            Random random = new Random(seed);
            return Optional.of(new Script(repeated(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line(filled(line, brand, random)))
                    .toList())));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<Line> act(String name) {
        return lines.stream().filter(line -> line.act().equals(name)).toList();
    }

    /** Puts the text of the platform's first post where a line repeats it. */
    private static List<Line> repeated(List<Line> lines) {
        Map<String, String> first = new HashMap<>();
        lines.forEach(line -> first.putIfAbsent(line.platform(), line.text()));
        return lines.stream()
                .map(line -> line.text().equals(SAME) ? line.saying(first.get(line.platform())) : line)
                .toList();
    }

    private static String filled(String line, DrillBrand brand, Random random) {
        return line.replace("{brand}", brand.name())
                .replace("{product}", brand.product())
                .replace("{city}", CITIES.get(random.nextInt(CITIES.size())));
    }

    private static Line line(String row) {
        String[] columns = row.split("\t", 6);
        return new Line(columns[0], columns[1], columns[2], columns[3], columns[4], columns[5]);
    }
}
