package io.langyan.monitoring.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Turns a host name into its addresses; blocking. */
@FunctionalInterface
interface Names {

    List<InetAddress> of(String host) throws UnknownHostException;
}
