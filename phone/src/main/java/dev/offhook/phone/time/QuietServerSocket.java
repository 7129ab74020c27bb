package dev.offhook.phone.time;

import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.List;

/** A listening TCP channel whose port and accepted connections are known to the {@link Wire}. */
final class QuietServerSocket extends NioServerSocketChannel {

  private final Wire wire;
  private int port;

  QuietServerSocket(Wire wire) {
    this.wire = wire;
  }

  @Override
  protected void doBind(SocketAddress local) throws Exception {
    super.doBind(local);
    port = ((InetSocketAddress) localAddress0()).getPort();
    wire.listens(port);
  }

  @Override
  protected int doReadMessages(List<Object> accepted) throws Exception {
    SocketChannel socket = javaChannel().accept();
    if (socket == null) {
      return 0;
    }
    accepted.add(new QuietSocket(wire, this, socket));
    return 1;
  }

  @Override
  protected void doClose() throws Exception {
    super.doClose();
    wire.silent(port);
  }
}
