package dev.offhook.phone.time;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.impl.transports.NioTransport;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Vert.x' NIO transport with its sockets entered in a {@link Wire} and its tasks counted. TCP only.
 */
final class QuietTransport extends NioTransport {

  private final AtomicLong activity;
  private final Wire wire;
  private final List<EventExecutor> loops = new CopyOnWriteArrayList<>();

  QuietTransport(AtomicLong activity) {
    this.activity = activity;
    this.wire = new Wire(activity);
  }

  Wire wire() {
    return wire;
  }

  /** Every event loop of the Vert.x that runs on this transport, the acceptors' too. */
  List<EventExecutor> loops() {
    return loops;
  }

  @Override
  public EventLoopGroup eventLoopGroup(int type, int count, ThreadFactory threads, int ioRatio) {
    CountedLoops group = new CountedLoops(count, threads, ioHandlerFactory(), activity);
    group.forEach(loops::add);
    return group;
  }

  @Override
  public ChannelFactory<? extends Channel> channelFactory(boolean domainSocket) {
    return domainSocket ? super.channelFactory(true) : () -> new QuietSocket(wire);
  }

  @Override
  public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
    return domainSocket ? super.serverChannelFactory(true) : () -> new QuietServerSocket(wire);
  }
}
