package dev.earshot.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a request comes from, as far as it tells one household from another: an IPv4 address, or the first 64 bits of an
 * IPv6 one, since whoever has one of those has the 2^64 beside it too (RFC 6177).
 */
public record Origin(String prefix) {
    private static final int IPV6_PREFIX = 8;

    public static Origin of(InetAddress address) {
        byte[] bytes = address.getAddress();
        byte[] prefix = address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_PREFIX) : bytes;
        return new Origin(HexFormat.of().formatHex(prefix));
    }
}
