package dev.offhook.telephony;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where the sound of recordings is kept. Called on event loops; what is returned completes there,
 * within a minute.
 */
public interface SoundArchive {
  /** Keeps nothing. */
  SoundArchive NONE =
      new SoundArchive() {
        @Override
        public Future<Optional<Sound>> open(String recording, String format) {
          return Future.succeededFuture(Optional.empty());
        }

        @Override
        public Future<Boolean> destroy(String recording) {
          return Future.succeededFuture(false);
        }
      };

  /**
   * The sound of a recording; empty when there is none, or not yet.
   *
   * @param format {@code mp3} or {@code wav}
   * @return fails when whoever keeps it cannot be asked
   */
  Future<Optional<Sound>> open(String recording, String format);

  /** Destroys a recording's sound; whether it is surely gone. */
  Future<Boolean> destroy(String recording);

  /**
   * Sound on its way.
   *
   * @param type its media type
   * @param length in bytes, where it is known
   * @param bytes paused; to be read or cancelled
   */
  record Sound(String type, OptionalLong length, ReadStream<Buffer> bytes) {}
}
