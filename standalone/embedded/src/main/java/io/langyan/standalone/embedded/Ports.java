package io.langyan.standalone.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of this machine's loopback. */
public final class Ports {

    private static final int FIRST = 20_000;

    /**
     * Up to 32 767 follow the ports that Kubernetes gives to nodes, and from there up the kernel gives ports to whoever connects
     * (Linux's default range): one that was free when it was asked for is somebody's a moment later.
     */
    private static final int END = 30_000;

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /** A port nobody listens on now; never the same one twice. */
    public static int free() {
        return ThreadLocalRandom.current()
                .ints(END - FIRST, FIRST, END)
                .filter(port -> isFree(port) && GIVEN.add(port))
                .findFirst()
                .orElseThrow(() -> new EmbeddedServerException("There is no free port on the loopback."));
    }

    /** The wanted port when nobody listens on it, else another. */
    public static int preferably(int wanted) {
        return isFree(wanted) ? wanted : free();
    }

    /** Whether a server could listen on this port of the loopback. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
