package io.langyan.events.rest.outbound;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Resolves a name once and has all its addresses judged, off the event loop. */
public final class AdmitTarget {

    private final OutboundGuard guard;
    private final Names names;

    public AdmitTarget(OutboundGuard guard, Names names) {
        this.guard = guard;
        this.names = names;
    }

    /** The address to connect to, as {@link Target#at}; fails with {@link OutboundRefused}. */
    public Uni<InetAddress> of(Target target) {
        return Uni.createFrom()
                .item(() -> guard.admit(target, resolved(target.host())))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private List<InetAddress> resolved(String host) {
        try {
            return names.of(host);
        } catch (UnknownHostException none) {
            throw OutboundGuard.unknownHost();
        }
    }
}
