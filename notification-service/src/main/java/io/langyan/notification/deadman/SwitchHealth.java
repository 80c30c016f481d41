package io.langyan.notification.deadman;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Whether the switch could speak: down at {@code /q/health/well} while no second channel is set or it depends on the first. Neither readiness nor
 * liveness, for the service works.
 */
@Wellness
@ApplicationScoped
class SwitchHealth implements HealthCheck {

    private final Watch watch;
    private final LearnVoice learn;

    SwitchHealth(Watch watch, LearnVoice learn) {
        this.watch = watch;
        this.learn = learn;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("dead-man switch")
                .status(watch.roster().isEmpty() || learn.voice().isGood());
        learn.voice().findings().forEach(finding -> response.withData(finding.code(), finding.en()));
        return response.build();
    }
}
