package dev.offhook.phone.time;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.FileRegion;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * A TCP channel that enters in the {@link Wire} whatever it writes, reads, opens and closes.
 *
 * <p>Bytes are entered as written before the kernel gets them, and as read when they leave it,
 * before any handler sees them. This is done here and not by a handler, because Vert.x clears the
 * pipelines of its clients.
 */
final class QuietSocket extends NioSocketChannel {

  private final Wire wire;
  private Wire.@Nullable End end;

  /** One that will dial. */
  QuietSocket(Wire wire) {
    this.wire = wire;
  }

  /** One that was accepted. */
  QuietSocket(Wire wire, Channel listener, SocketChannel socket) throws IOException {
    super(listener, socket);
    this.wire = wire;
    this.end =
        wire.accepted(
            port(socket.getRemoteAddress()), port(socket.getLocalAddress()), config()::isAutoRead);
  }

  /** Bound before it dials: a port given by the dialling itself is known only once connected. */
  @Override
  protected boolean doConnect(SocketAddress remote, @Nullable SocketAddress local)
      throws Exception {
    if (!(remote instanceof InetSocketAddress peer) || !peer.getAddress().isLoopbackAddress()) {
      return super.doConnect(remote, local);
    }
    javaChannel().bind(local == null ? new InetSocketAddress(peer.getAddress(), 0) : local);
    Wire.End dialled =
        wire.dialled(port(javaChannel().getLocalAddress()), peer.getPort(), config()::isAutoRead);
    end = dialled;
    boolean connected = super.doConnect(remote, null);
    if (connected) {
      wire.established(dialled);
    }
    return connected;
  }

  @Override
  protected void doFinishConnect() throws Exception {
    super.doFinishConnect();
    if (end != null) {
      wire.established(end);
    }
  }

  @Override
  protected int doReadBytes(ByteBuf into) throws Exception {
    try {
      int bytes = super.doReadBytes(into);
      if (end != null && bytes < 0) {
        wire.sawEnd(end);
      } else if (end != null) {
        wire.read(end, bytes);
      }
      return bytes;
    } catch (IOException e) {
      if (end != null) {
        wire.sawEnd(end);
      }
      throw e;
    }
  }

  /** One buffer at a time and never gathered, so that all goes through what is counted below. */
  @Override
  protected void doWrite(ChannelOutboundBuffer outbound) throws Exception {
    int spins = config().getWriteSpinCount();
    while (spins > 0 && outbound.current() != null) {
      spins -= doWrite0(outbound);
    }
    boolean held = outbound.current() != null;
    if (end != null) {
      wire.holds(end, held);
    }
    if (held) {
      incompleteWrite(spins < 0);
    } else {
      clearOpWrite();
    }
  }

  @Override
  protected int doWriteBytes(ByteBuf bytes) throws Exception {
    int all = bytes.readableBytes();
    wrote(all);
    int written = super.doWriteBytes(bytes);
    wrote(written - all);
    return written;
  }

  @Override
  protected long doWriteFileRegion(FileRegion region) throws Exception {
    long all = region.count() - region.transferred();
    wrote(all);
    long written = super.doWriteFileRegion(region);
    wrote(written - all);
    return written;
  }

  private void wrote(long bytes) {
    if (end != null) {
      wire.wrote(end, bytes);
    }
  }

  @Override
  protected void doClose() throws Exception {
    try {
      super.doClose();
    } finally {
      if (end != null) {
        wire.closed(end);
      }
    }
  }

  private static int port(SocketAddress address) {
    return address instanceof InetSocketAddress internet ? internet.getPort() : 0;
  }
}
