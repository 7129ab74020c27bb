package dev.offhook.telephony;

/** Whoever is told what happens on a line. Called on the line's event loop, in order. */
public interface LineListener {

  /** Something happened on the line. */
  void happened(LineEvent event);

  /** The line is gone; nothing follows. */
  void closed(Closing closing);

  /** How a line closed. */
  enum Closing {
    /** In order: the caller hung up, or the carrier ended the session we gave back. */
    HUNG_UP,
    /** Without a word; the carrier may connect the call again. */
    LOST,
    /** We closed it, because the far end broke the protocol. */
    BROKEN
  }
}
