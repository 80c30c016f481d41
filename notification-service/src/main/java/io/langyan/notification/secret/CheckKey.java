package io.langyan.notification.secret;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HexFormat;
import java.util.List;

/**
 * Aborts the start with a key that opens nothing of what is stored: nobody could be reached. One row that does not open among others that do is only
 * that row's fault.
 */
@ApplicationScoped
class CheckKey {

    /** Before anything is written with the key. */
    private static final int FIRST = 1;

    private static final String SOME =
            """
            (select 'channel/' || name, encode(secrets, 'hex') from channel where secrets is not null order by name limit 20)
            union all
            (select 'person/' || id, encode(contacts, 'hex') from person where contacts is not null order by id limit 20)""";

    private final Vault vault;

    CheckKey(Vault vault) {
        this.vault = vault;
    }

    /** @throws IllegalStateException naming the property */
    void atStart(@Observes @Priority(FIRST) StartupEvent start) throws Throwable {
        List<Object[]> sealed = VertxContextSupport.subscribeAndAwait(CheckKey::some);
        if (!sealed.isEmpty() && sealed.stream().noneMatch(this::opens)) {
            throw new IllegalStateException(
                    "langyan.notification.contact-key opens nothing of what is stored; when it was changed on purpose, "
                            + "give the one from before as langyan.notification.contact-key-previous");
        }
    }

    private static Uni<List<Object[]>> some() {
        return Panache.withSession(
                () -> Panache.getSession().chain(session -> session.createNativeQuery(SOME, Object[].class)
                        .getResultList()));
    }

    private boolean opens(Object[] row) {
        try {
            vault.open((String) row[0], HexFormat.of().parseHex((String) row[1]));
            return true;
        } catch (IllegalStateException closed) {
            return false;
        }
    }
}
