package io.langyan.standalone.launcher.suite;

import io.langyan.standalone.embedded.Ports;
import io.langyan.standalone.launcher.process.PortClaims;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;

/** Hands out ports of the loopback: the preferred one where it is free, else any; none twice. */
final class SuitePorts {

    private final Set<Integer> given = new HashSet<>();
    private final IntPredicate free;
    private final IntSupplier any;

    SuitePorts(int gateway) {
        this(gateway, PortClaims.ofUser());
    }

    private SuitePorts(int gateway, PortClaims claims) {
        this(gateway, port -> Ports.isFree(port) && claims.claim(port), Ports::free);
    }

    SuitePorts(int gateway, IntPredicate free, IntSupplier any) {
        this.free = free;
        this.any = any;
        given.add(gateway);
    }

    synchronized int preferably(int wanted) {
        int port = wanted;
        while (given.contains(port) || !free.test(port)) {
            port = any.getAsInt();
        }
        given.add(port);
        return port;
    }
}
