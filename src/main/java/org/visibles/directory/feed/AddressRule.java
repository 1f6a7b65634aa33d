package org.visibles.directory.feed;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/** Which addresses the program may connect to when somebody gives it a name. */
interface AddressRule {

    boolean allows(InetAddress address);

    /**
     * What is routed on the Internet: no network of one's own, no loopback, no link-local one (where clouds keep their
     * secrets), nothing reserved, and no IPv6 form that stands for an IPv4 address. Sources: the IANA special-purpose
     * address registries (RFC 6890).
     */
    static boolean isPublic(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress());
            case Inet6Address six -> isGlobal(six.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic(byte[] address) {
        int a = address[0] & 0xff;
        int b = address[1] & 0xff;
        int c = address[2] & 0xff;
        return switch (a) {
            case 0, 10, 127 -> false;
            case 100 -> b < 64 || b > 127;
            case 169 -> b != 254;
            case 172 -> b < 16 || b > 31;
            case 192 -> b != 168 && !(b == 0 && (c == 0 || c == 2)) && !(b == 88 && c == 99);
            case 198 -> b != 18 && b != 19 && !(b == 51 && c == 100);
            case 203 -> !(b == 0 && c == 113);
            default -> a < 224;
        };
    }

    /** Global unicast (2000::/3) without the parts of it that are kept for protocols, examples and tunnels. */
    private static boolean isGlobal(byte[] address) {
        int first = (address[0] & 0xff) << 8 | address[1] & 0xff;
        int second = (address[2] & 0xff) << 8 | address[3] & 0xff;
        if (first < 0x2000 || first > 0x3fff) {
            return false;
        }
        return switch (first) {
            case 0x2001 -> second > 0x01ff && second != 0x0db8;
            case 0x2002 -> false;
            default -> !(first == 0x3fff && second <= 0x0fff);
        };
    }
}
