package dev.offhook.tool.http;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses belong to everybody. All others lead into this machine, its network or nowhere:
 * the special-purpose ranges of IPv4 and IPv6 as IANA lists them, the clouds' metadata services
 * among them, and IPv6 addresses that carry an IPv4 one are judged by it.
 */
final class PublicAddresses {
  private static final List<Range> CLOSED =
      List.of(
          Range.of("0.0.0.0", 8),
          Range.of("10.0.0.0", 8),
          Range.of("100.64.0.0", 10),
          Range.of("127.0.0.0", 8),
          Range.of("169.254.0.0", 16),
          Range.of("172.16.0.0", 12),
          Range.of("192.0.0.0", 24),
          Range.of("192.0.2.0", 24),
          Range.of("192.88.99.0", 24),
          Range.of("192.168.0.0", 16),
          Range.of("198.18.0.0", 15),
          Range.of("198.51.100.0", 24),
          Range.of("203.0.113.0", 24),
          Range.of("224.0.0.0", 4),
          Range.of("240.0.0.0", 4),
          // Alibaba's and Azure's metadata and host services, on addresses that look public
          Range.of("100.100.100.200", 32),
          Range.of("168.63.129.16", 32),
          Range.of("2001::", 23),
          Range.of("2001:db8::", 32),
          Range.of("3fff::", 20));

  private static final Range GLOBAL_UNICAST = Range.of("2000::", 3);
  private static final Range SIX_TO_FOUR = Range.of("2002::", 16);
  private static final Range NAT64 = Range.of("64:ff9b::", 96);

  private PublicAddresses() {}

  /** Whether anybody on the internet would reach the same by this address. */
  static boolean contains(InetAddress address) {
    return switch (address) {
      case Inet4Address four -> open(four.getAddress());
      case Inet6Address six -> openSix(six.getAddress());
      default -> false;
    };
  }

  private static boolean openSix(byte[] address) {
    if (SIX_TO_FOUR.holds(address)) {
      return open(Arrays.copyOfRange(address, 2, 6)) && open(address);
    }
    if (NAT64.holds(address)) {
      return open(Arrays.copyOfRange(address, 12, 16));
    }
    return GLOBAL_UNICAST.holds(address) && open(address);
  }

  private static boolean open(byte[] address) {
    return CLOSED.stream().noneMatch(range -> range.holds(address));
  }

  /** All addresses that begin with the same bits. */
  private record Range(InetAddress first, int bits) {
    static Range of(String first, int bits) {
      try {
        return new Range(InetAddress.getByName(first), bits);
      } catch (UnknownHostException impossible) {
        throw new IllegalStateException("no address: " + first, impossible);
      }
    }

    boolean holds(byte[] address) {
      var start = first.getAddress();
      if (address.length != start.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
