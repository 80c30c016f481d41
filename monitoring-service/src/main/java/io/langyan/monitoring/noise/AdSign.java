package io.langyan.monitoring.noise;

import io.langyan.monitoring.watch.NormalText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of {@code noise/ads.tsv}.
 *
 * @param words one of them must be there
 * @param shape must be found besides, or null
 */
record AdSign(double weight, List<String> words, Pattern shape, String reason) {

    static List<AdSign> shipped() {
        try (InputStream file = AdSign.class.getResourceAsStream("/noise/ads.tsv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(AdSign::of)
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    boolean isIn(String normal) {
        return shape == null || shape.matcher(normal).find();
    }

    private static AdSign of(String line) {
        String[] part = line.split("\t");
        boolean isShape = "shape".equals(part[1]);
        List<String> words = Arrays.stream(part[isShape ? 4 : 2].split("\\|"))
                .map(word -> NormalText.of(word).toString())
                .toList();
        return new AdSign(Double.parseDouble(part[0]), words, isShape ? Pattern.compile(part[2]) : null, part[3]);
    }
}
