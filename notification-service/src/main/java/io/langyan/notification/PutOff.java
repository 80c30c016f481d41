package io.langyan.notification;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * What cannot be worked on is put off, so that it holds up nothing else. It is counted in {@code langyan.work.put.off} and logged by its own id and
 * by what broke, never by what that says, for it may name people.
 */
@ApplicationScoped
public class PutOff {

    private static final Logger LOG = Logger.getLogger(PutOff.class);

    private final MeterRegistry meters;

    PutOff(MeterRegistry meters) {
        this.meters = meters;
    }

    /** @param work what was to be done, such as {@code escalation} */
    public void count(String work, Object id, Throwable failure) {
        meters.counter("langyan.work.put.off", "work", work).increment();
        LOG.errorf("%s of %s is put off: %s", work, id, where(failure));
    }

    /**
     * Works on each by itself.
     *
     * @param step in a transaction of its own
     * @param later what to do, in another, with one that fails
     */
    public <K> Uni<Void> each(String work, List<K> ids, Function<K, Uni<Void>> step, Function<K, Uni<Void>> later) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (K id : ids) {
            chain = chain.chain(() -> one(work, id, step, later));
        }
        return chain;
    }

    private <K> Uni<Void> one(String work, K id, Function<K, Uni<Void>> step, Function<K, Uni<Void>> later) {
        return Uni.createFrom()
                .deferred(() -> step.apply(id))
                .onFailure()
                .invoke(failure -> count(work, id, failure))
                .onFailure()
                .recoverWithUni(() -> later.apply(id))
                .onFailure()
                .invoke(failure -> LOG.errorf("%s of %s cannot even be put off: %s", work, id, where(failure)))
                .onFailure()
                .recoverWithNull();
    }

    private static String where(Throwable failure) {
        StackTraceElement[] at = failure.getStackTrace();
        return failure.getClass().getName() + (at.length == 0 ? "" : " at " + at[0]);
    }
}
