package io.langyan.monitoring.report;

import io.langyan.events.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Photos are large and anybody may send one: no more than {@value #AT_ONCE} are in memory at a time, however many are sent. */
@ApplicationScoped
class PhotoTurns {

    static final int AT_ONCE = 3;

    private final Semaphore free = new Semaphore(AT_ONCE);

    /** @throws Problem 503 when all turns are taken: nobody waits, as waiting takes a thread */
    <T> T take(Supplier<T> work) {
        if (!free.tryAcquire()) {
            throw Problem.unavailable("photos-busy", "照片正忙，请稍后重发", "too many photos just now; send the form again");
        }
        try {
            return work.get();
        } finally {
            free.release();
        }
    }
}
