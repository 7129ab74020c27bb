package dev.offhook.phone.twilio;

/** What happens on a relay socket, on the call's event loop. */
sealed interface SocketEvent {

  /** A text message. */
  record Text(String text) implements SocketEvent {}

  /** A binary message, in hexadecimal: the protocol has none. */
  record Binary(String hex) implements SocketEvent {}

  /** The socket is gone, and not by our doing; 1006 when there was no close frame. */
  record Closed(int code, String reason) implements SocketEvent {}
}
