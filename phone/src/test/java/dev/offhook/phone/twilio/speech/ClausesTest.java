package dev.offhook.phone.twilio.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClausesTest {

  @Test
  void aClauseEndsWithItsPunctuationAndKeepsItsBlanks() {
    Clauses clauses = new Clauses();

    assertThat(clauses.add("I heard: Hold")).containsExactly("I heard:");
    assertThat(clauses.add("ing. Wait...")).containsExactly(" Holding.", " Wait.");
    assertThat(clauses.close()).contains("..");
  }

  @Test
  void whatIsLeftBlankIsNothing() {
    Clauses clauses = new Clauses();
    clauses.add("Yes! ");

    assertThat(clauses.close()).isEmpty();
  }

  @Test
  void nothingIsLostHoweverTheTokensAreCut() {
    String text = "At 3:45, we close. Really?! Yes... until Monday";
    for (int size = 1; size <= text.length(); size++) {
      Clauses clauses = new Clauses();
      List<String> pieces = new ArrayList<>();
      for (int start = 0; start < text.length(); start += size) {
        pieces.addAll(clauses.add(text.substring(start, Math.min(text.length(), start + size))));
      }
      clauses.close().ifPresent(pieces::add);

      assertThat(pieces)
          .containsExactly("At 3:", "45,", " we close.", " Really?", "! Yes.", ".. until Monday");
    }
  }
}
