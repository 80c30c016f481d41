package io.langyan.events.rest.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Turns a host name into its addresses; blocking. */
@FunctionalInterface
public interface Names {

    /** The resolver of the machine. */
    Names SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    List<InetAddress> of(String host) throws UnknownHostException;
}
