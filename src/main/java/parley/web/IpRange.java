package parley.web;

import io.netty.util.NetUtil;
import java.math.BigInteger;
import java.util.Optional;

/**
 * IP addresses that begin with the same bits (CIDR, RFC 4632). IPv4 counts as it is mapped into IPv6 (RFC 4291, section
 * 2.5.5.2): a dual-stack socket shows it like that.
 *
 * @param prefix the first bits, as a number
 * @param bits how many they are, of 128
 */
public record IpRange(BigInteger prefix, int bits) {
    private static final int ALL = 128;
    private static final int MAPPED = 96;
    private static final BigInteger MAPPED_PREFIX = BigInteger.valueOf(0xffff).shiftLeft(32);

    /** @throws IllegalArgumentException naming what is neither an address nor a range */
    public static IpRange parse(String text) {
        var parts = text.split("/", 2);
        int before = parts[0].contains(":") ? 0 : MAPPED;
        var first = number(parts[0]).orElseThrow(() -> new IllegalArgumentException(text));
        if (parts.length == 1) {
            return new IpRange(first, ALL);
        }
        if (!parts[1].matches("[0-9]{1,3}") || Integer.parseInt(parts[1]) > ALL - before) {
            throw new IllegalArgumentException(text);
        }
        int bits = before + Integer.parseInt(parts[1]);
        return new IpRange(first.shiftRight(ALL - bits), bits);
    }

    /** So many first bits of an address, of 128; empty if it is none. */
    public static Optional<IpRange> around(String address, int bits) {
        return number(address).map(number -> new IpRange(number.shiftRight(ALL - bits), bits));
    }

    /** Whether it begins as IPv4 does where it is mapped. */
    public boolean isIpv4() {
        return bits >= MAPPED && first().shiftRight(ALL - MAPPED).equals(MAPPED_PREFIX.shiftRight(ALL - MAPPED));
    }

    /** How many bits are the same, as one writes it: of 32 for IPv4, of 128 else. */
    public int length() {
        return isIpv4() ? bits - MAPPED : bits;
    }

    /** In CIDR, as it is always written here. */
    public String text() {
        var first = first().toByteArray();
        var bytes = new byte[ALL / Byte.SIZE];
        int given = Math.min(first.length, bytes.length); // a sign may come first
        System.arraycopy(first, first.length - given, bytes, bytes.length - given, given);
        var address = isIpv4()
                ? NetUtil.bytesToIpAddress(bytes, MAPPED / Byte.SIZE, (ALL - MAPPED) / Byte.SIZE)
                : NetUtil.bytesToIpAddress(bytes);
        return address + "/" + length();
    }

    private BigInteger first() {
        return prefix.shiftLeft(ALL - bits);
    }

    boolean holds(String address) {
        return number(address)
                .filter(number -> number.shiftRight(ALL - bits).equals(prefix))
                .isPresent();
    }

    /** An address as it is always written here; empty if it is none. */
    static Optional<String> canonical(String address) {
        return bytes(address).map(NetUtil::bytesToIpAddress);
    }

    private static Optional<BigInteger> number(String address) {
        return bytes(address)
                .map(bytes ->
                        bytes.length == 4 ? MAPPED_PREFIX.or(new BigInteger(1, bytes)) : new BigInteger(1, bytes));
    }

    /** Zones, and the brackets of URLs, belong to no address (RFC 4291, section 2.2). */
    private static Optional<byte[]> bytes(String address) {
        return address.matches("[0-9A-Fa-f:.]{2,45}")
                ? Optional.ofNullable(NetUtil.createByteArrayFromIpAddressString(address))
                : Optional.empty();
    }
}
