package dev.offhook.phone.time;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The account of every loopback connection whose ends are both in this process: what one end was
 * given to write and the other has not read yet.
 *
 * <p>The two ends find each other by their pair of ports. An end whose partner is no socket of ours
 * is not accounted for. An end that has stopped reading (back pressure, a peer that hangs) holds up
 * nobody: what waits for it may wait for ever.
 */
final class Wire {

  private final AtomicLong activity;
  private final Set<Integer> listening = new HashSet<>();
  private final Map<Ports, Link> links = new LinkedHashMap<>();

  /** Every event on the wire is counted in {@code activity}. */
  Wire(AtomicLong activity) {
    this.activity = activity;
  }

  synchronized void listens(int port) {
    activity.incrementAndGet();
    listening.add(port);
  }

  synchronized void silent(int port) {
    activity.incrementAndGet();
    listening.remove(port);
  }

  /** A connect has begun; the end is {@link End#connecting} until {@link #established}. */
  synchronized End dialled(int localPort, int remotePort, BooleanSupplier reading) {
    activity.incrementAndGet();
    Ports ports = new Ports(localPort, remotePort);
    Link link = links.get(ports);
    if (link == null || link.client != null) {
      link = new Link(listening.contains(remotePort));
      links.put(ports, link);
    }
    link.client = new End(reading);
    return link.client;
  }

  synchronized End accepted(int remotePort, int localPort, BooleanSupplier reading) {
    activity.incrementAndGet();
    Ports ports = new Ports(remotePort, localPort);
    Link link = links.get(ports);
    if (link == null || link.server != null) {
      link = new Link(true);
      links.put(ports, link);
    }
    link.server = new End(reading);
    link.server.connecting = false;
    return link.server;
  }

  synchronized void established(End end) {
    activity.incrementAndGet();
    end.connecting = false;
  }

  synchronized void wrote(End end, long bytes) {
    activity.incrementAndGet();
    end.written += bytes;
  }

  synchronized void read(End end, long bytes) {
    activity.incrementAndGet();
    end.read += bytes;
  }

  /** Whether this end has more to write than the kernel would take. */
  synchronized void holds(End end, boolean more) {
    activity.incrementAndGet();
    end.holdsMore = more;
  }

  /** This end has read to the end of what will ever come, or was reset. */
  synchronized void sawEnd(End end) {
    activity.incrementAndGet();
    end.sawEnd = true;
  }

  synchronized void closed(End end) {
    activity.incrementAndGet();
    end.sawEnd = true;
    end.closed = true;
  }

  /** What is still under way, a line for each; empty when the wire is quiet. */
  synchronized List<String> inFlight() {
    List<String> found = new ArrayList<>();
    Iterator<Map.Entry<Ports, Link>> each = links.entrySet().iterator();
    while (each.hasNext()) {
      Map.Entry<Ports, Link> entry = each.next();
      if (entry.getValue().over()) {
        each.remove();
      } else {
        entry.getValue().describe(entry.getKey(), found);
      }
    }
    return found;
  }

  private record Ports(int client, int server) {
    @Override
    public String toString() {
      return client + "->" + server;
    }
  }

  /** One end's books; touched under the wire's lock only. */
  static final class End {
    private final BooleanSupplier reading;
    private boolean connecting = true;
    private long written;
    private long read;
    private boolean holdsMore;
    private boolean sawEnd;
    private boolean closed;

    private End(BooleanSupplier reading) {
      this.reading = reading;
    }

    private boolean listens() {
      return !sawEnd && reading.getAsBoolean();
    }
  }

  /** The two ends of a connection, either of which may turn up first. */
  private static final class Link {
    private final boolean serverIsOurs;
    private @Nullable End client;
    private @Nullable End server;

    Link(boolean serverIsOurs) {
      this.serverIsOurs = serverIsOurs;
    }

    boolean over() {
      return (client == null || client.closed) && (server == null || server.closed);
    }

    void describe(Ports ports, List<String> found) {
      if (client != null && !client.closed && client.connecting) {
        found.add(ports + " is connecting");
      } else if (client != null && server == null && serverIsOurs && !client.sawEnd) {
        found.add(ports + " waits to be accepted");
      }
      if (client != null && server != null) {
        describe(ports + " to server", client, server, found);
        describe(ports + " to client", server, client, found);
      }
    }

    private static void describe(String where, End from, End to, List<String> found) {
      if (!to.listens()) {
        return;
      }
      if (from.closed) {
        found.add(where + ": close not seen yet");
      } else if (from.written != to.read || from.holdsMore) {
        found.add(where + ": " + (from.written - to.read) + " bytes unread");
      }
    }
  }
}
