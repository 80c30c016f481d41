package io.langyan.events.rest.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses that share their first bits, as in {@code 10.0.0.0/8}. An address alone is a block of one. */
record AddressBlock(byte[] network, int bits) {

    /**
     * Reads {@code 10.0.0.0/8}, {@code fd00::/8} or a single address.
     *
     * @throws IllegalArgumentException when it is none
     */
    static AddressBlock parse(String text) {
        int slash = text.indexOf('/');
        byte[] network = bytesOf(slash < 0 ? text : text.substring(0, slash));
        int bits = slash < 0 ? network.length * 8 : bitsOf(text.substring(slash + 1));
        if (bits < 0 || bits > network.length * 8) {
            throw new IllegalArgumentException(text + " has an impossible prefix length");
        }
        return new AddressBlock(network, bits);
    }

    boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != network.length) {
            return false;
        }
        int whole = bits / 8;
        for (int i = 0; i < whole; i++) {
            if (other[i] != network[i]) {
                return false;
            }
        }
        int rest = 8 - bits % 8;
        return rest == 8 || (other[whole] & 0xff) >> rest == (network[whole] & 0xff) >> rest;
    }

    /** Only what is spelled as an address: nothing here may ask a name server. */
    private static byte[] bytesOf(String text) {
        if (!text.contains(":") && !HostSpelling.isDottedQuad(text)) {
            throw new IllegalArgumentException(text + " is no address");
        }
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException none) {
            throw new IllegalArgumentException(text + " is no address", none);
        }
    }

    private static int bitsOf(String text) {
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
    }
}
