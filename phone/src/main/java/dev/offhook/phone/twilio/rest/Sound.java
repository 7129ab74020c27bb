package dev.offhook.phone.twilio.rest;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Arrays;

/**
 * The sound of a recording: a low tone for one side and a high one for the other, as long as the
 * recording is. What was really said is in the calls' own records.
 */
final class Sound {
  private static final int RATE = 8_000;
  private static final int BYTES = 2;
  private static final int HEADER = 44;
  private static final double LOUD = 6_000;
  private static final double[] TONES = {350, 700};
  private static final byte[] SILENT_MP3 = {(byte) 0xFF, (byte) 0xFB, 0x10, (byte) 0xC0};
  private static final int MP3_FRAME = 104;
  private static final long MP3_FRAME_MICROS = 26_122;

  private Sound() {}

  /** 16 bits, 8 kHz, with {@code channels} channels. */
  static Buffer wav(Duration length, int channels) {
    int samples = Math.toIntExact(length.toMillis() * RATE / 1_000);
    int size = samples * channels * BYTES;
    Buffer wav = Buffer.buffer(HEADER + size);
    wav.appendString("RIFF").appendIntLE(HEADER - 8 + size).appendString("WAVEfmt ");
    wav.appendIntLE(16).appendShortLE((short) 1).appendShortLE((short) channels);
    wav.appendIntLE(RATE).appendIntLE(RATE * channels * BYTES);
    wav.appendShortLE((short) (channels * BYTES)).appendShortLE((short) (8 * BYTES));
    wav.appendString("data").appendIntLE(size);
    for (int sample = 0; sample < samples; sample++) {
      for (int channel = 0; channel < channels; channel++) {
        double turn = 2 * Math.PI * TONES[channel] * sample / RATE;
        wav.appendShortLE((short) (LOUD * Math.sin(turn)));
      }
    }
    return wav;
  }

  /** Silence, in frames of 32 kbit/s. */
  static Buffer mp3(Duration length) {
    byte[] frame = Arrays.copyOf(SILENT_MP3, MP3_FRAME);
    long frames = Math.ceilDiv(length.toNanos() / 1_000, MP3_FRAME_MICROS);
    Buffer mp3 = Buffer.buffer();
    for (long each = 0; each < frames; each++) {
      mp3.appendBytes(frame);
    }
    return mp3;
  }
}
