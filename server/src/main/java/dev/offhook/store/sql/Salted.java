package dev.offhook.store.sql;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;

/**
 * Names as they are remembered after what they named is gone: hashed with a key that only this
 * database has, so that one can ask whether it was this one, and nobody can list them.
 *
 * @param key the database's own
 */
record Salted(String key) {

  /** With the key of a database. */
  static Salted of(Handle handle) {
    return new Salted(handle.createQuery("select value from salt").mapTo(String.class).one());
  }

  String hash(String name) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA256", impossible);
    }
  }
}
