package dev.offhook.tool.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Who knows the addresses of a host: the machine's own resolver, or a test. Blocks. */
@FunctionalInterface
public interface Names {
  /** As this machine resolves them. */
  Names MACHINES_OWN = host -> List.of(InetAddress.getAllByName(host));

  /** At least one. */
  List<InetAddress> addresses(String host) throws UnknownHostException;
}
