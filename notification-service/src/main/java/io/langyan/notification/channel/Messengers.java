package io.langyan.notification.channel;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The providers that this build speaks to. */
@ApplicationScoped
public class Messengers {

    private final List<Messenger> all;

    Messengers(@All List<Messenger> all) {
        this.all = all;
    }

    public Optional<Messenger> of(String kind) {
        return all.stream().filter(each -> each.kind().equals(kind)).findFirst();
    }

    /** @throws IllegalStateException for a kind that was never accepted */
    public Messenger needed(String kind) {
        return of(kind).orElseThrow(() -> new IllegalStateException("no messenger for " + kind));
    }

    public List<String> kinds() {
        return all.stream().map(Messenger::kind).sorted().toList();
    }
}
