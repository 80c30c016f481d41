package io.langyan.monitoring.watch.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Our table is that of OpenCC, as opencc4j ships it. */
class SimplifiedTableTest {

    @Test
    void theShippedTableIsThatOfOpenCc() throws Exception {
        Map<String, String> theirs = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                ZhConverterUtil.class.getResourceAsStream("/data/dictionary/TSCharacters.txt"),
                StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> line.strip().split("\t"))
                    .forEach(cells -> {
                        String simplified = cells[1].split(" ")[0];
                        if (cells[0].length() == 1 && simplified.length() == 1 && !cells[0].equals(simplified)) {
                            theirs.put(cells[0], simplified);
                        }
                    });
        }

        Map<String, String> ours = TextResource.lines("/watch/simplified.tsv").stream()
                .map(line -> line.split("\t"))
                .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1]));

        assertThat(ours).isEqualTo(theirs).hasSizeGreaterThan(2900);
    }
}
