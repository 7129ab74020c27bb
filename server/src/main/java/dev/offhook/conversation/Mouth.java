package dev.offhook.conversation;

import dev.offhook.assistant.Assistant;
import dev.offhook.assistant.BargeIn.Interruptible;
import dev.offhook.telephony.TextLine;
import dev.offhook.telephony.TextLine.Cuttable;
import dev.offhook.turn.Move;

/** How an assistant speaks: makes the moves that concern the voice. */
final class Mouth {
  private final Cuttable usual;

  Mouth(Assistant assistant) {
    this.usual =
        assistant.bargeIn().interruptible() == Interruptible.NONE
            ? Cuttable.BY_NEXT_WORDS
            : Cuttable.AS_SET;
  }

  /**
   * Makes a move on a line; others change nothing.
   *
   * @param leaving whether these are the last words before the call is given back
   */
  void make(Move move, TextLine line, boolean leaving) {
    switch (move) {
      case Move.Say(String words, boolean firm) ->
          line.say(words, firm ? Cuttable.BY_NOBODY : usual);
      case Move.Hush _ -> line.hush();
      case Move.Purge _ -> line.purge();
      case Move.Filler(String words) -> line.bridge(words);
      case Move.FinishTalk _ -> line.finish(leaving);
      case Move.RememberCaller _,
          Move.RememberSaid _,
          Move.AmendCaller _,
          Move.AmendSaid _,
          Move.Generate _,
          Move.Cancel _,
          Move.Explain _,
          Move.HandOver _,
          Move.HangUp _ -> {}
    }
  }
}
