package io.langyan.standalone.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.langyan.standalone.launcher.home.UserError;
import java.util.List;
import org.junit.jupiter.api.Test;

class BacktestCommandTest {

    @Test
    void theFileIsFoundAmongTheOptions() {
        assertThat(BacktestCommand.fileIn(List.of("--read", "--plan", "p.yaml", "mentions.ndjson", "--members")))
                .isEqualTo(3);
        assertThat(BacktestCommand.fileIn(List.of("--against", "b.yaml", "--lang", "zh", "mentions.ndjson")))
                .isEqualTo(4);
        assertThat(BacktestCommand.fileIn(List.of("-", "--read"))).isZero();
    }

    @Test
    void withoutAFileItSaysSo() {
        assertThatThrownBy(() -> BacktestCommand.fileIn(List.of("--read", "--plan", "p.yaml")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("which file");
    }
}
