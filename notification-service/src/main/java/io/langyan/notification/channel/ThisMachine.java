package io.langyan.notification.channel;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Whether a host is this very machine, where a simulator may stand; asks no name server. */
public final class ThisMachine {

    private ThisMachine() {}

    public static boolean is(String host) {
        try {
            return host != null
                    && (host.equals("localhost")
                            || host.matches("[0-9.]+|\\[.*]")
                                    && InetAddress.getByName(host).isLoopbackAddress());
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
