package dev.offhook.llm.builtin;

import dev.offhook.llm.builtin.OpeningHours.Asking;
import java.util.LinkedHashSet;

/** From a question about opening hours to its sentence. */
final class HoursAnswer {
  private HoursAnswer() {}

  static String to(Intent.AboutHours intent, OpeningHours hours) {
    return switch (intent) {
      case Intent.OpenNow now -> hours.rightNow(now.asking());
      case Intent.UntilWhen _ -> hours.untilWhen();
      case Intent.OpensNext _ -> hours.next();
      case Intent.OpenOn on -> on(on, hours);
      case Intent.Week _ -> hours.week();
    };
  }

  private static String on(Intent.OpenOn on, OpeningHours hours) {
    var today = hours.now().toLocalDate();
    if (on.days().isEmpty()) {
      return on.at().map(at -> hours.at(at, today, on.asking())).orElseGet(hours::week);
    }
    var sentences = new LinkedHashSet<String>();
    for (var day : on.days()) {
      var asking = sentences.isEmpty() ? on.asking() : Asking.WHEN;
      sentences.add(
          switch (day) {
            case Mention.Dated dated when on.at().isPresent() ->
                hours.at(on.at().get(), dated.date(), asking);
            case Mention.Weekday weekday when on.at().isPresent() ->
                hours.at(on.at().get(), weekday.next(), asking);
            case Mention.Dated _, Mention.Weekday _, Mention.Holiday _ -> hours.on(day, asking);
          });
    }
    return String.join(" ", sentences);
  }
}
