package io.langyan.notification.receipt;

import io.langyan.notification.channel.ReportReader;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The providers whose reports this build reads. */
@ApplicationScoped
class Readers {

    private final List<ReportReader> all;

    Readers(@All List<ReportReader> all) {
        this.all = all;
    }

    Optional<ReportReader> of(String kind) {
        return all.stream().filter(each -> each.kind().equals(kind)).findFirst();
    }
}
