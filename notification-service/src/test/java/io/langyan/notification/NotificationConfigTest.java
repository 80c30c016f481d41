package io.langyan.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A setting by which nobody could be reached in time stops the start and is named. */
class NotificationConfigTest {

    private static final BeanValidationConfigValidator AT_START = new BeanValidationConfigValidator() {
        @Override
        public Validator getValidator() {
            return Validation.byDefaultProvider()
                    .configure()
                    .messageInterpolator(new ParameterMessageInterpolator())
                    .buildValidatorFactory()
                    .getValidator();
        }
    };

    @ParameterizedTest
    @CsvSource({
        "reserve, -1",
        "reserve, 19",
        "patience, 0s",
        "send-timeout, -5s",
        "probe, 0s",
        "ring-again, 0s",
        "rota-ahead, -1d",
        "chains-every, 0s",
        "claim-life, 0s",
        "longest-mute, 0s",
        "deadman.silence, 0s",
        "deadman.pipeline-silence, 0s",
        "deadman.grace, -1s",
        "deadman.again, 0s",
        "deadman.look, 0s",
        "deadman.outward-every, 0s",
        "look, 0s"
    })
    void whatCannotBeIsNamed(String name, String value) {
        assertThatThrownBy(() -> with(name, value)).hasMessageContaining("langyan.notification." + name + " ");
    }

    @ParameterizedTest
    @CsvSource({"reserve, 0", "reserve, 18", "patience, 2s", "deadman.grace, 0s", "deadman.look, 500ms"})
    void whatMayBeIsTaken(String name, String value) {
        assertThat(with(name, value).getRawValue("langyan.notification." + name))
                .isEqualTo(value);
    }

    @Test
    void whatIsNotSetIsWithinBounds() {
        assertThat(with("contact-key", "any")
                        .getConfigMapping(NotificationConfig.class)
                        .reserve())
                .isEqualTo(4);
    }

    private static SmallRyeConfig with(String name, String value) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withDefaultValue("langyan.notification.contact-key", "any")
                .withDefaultValue("langyan.notification." + name, value)
                .withMapping(NotificationConfig.class)
                .withValidator(AT_START)
                .build();
    }
}
