package dev.offhook.bench.turn;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Replies of two hundred words each, as assistants give them when nobody tells them to be brief.
 */
final class Replies {
  static final int WORDS = 200;

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  static final String ENGLISH =
      first(
          """
          For most blood tests there is very little that you need to do, and our nurses will guide \
          you through each step when you arrive. Please do not eat anything for eight hours before \
          your appointment, because food changes the amount of sugar and fat in your blood. You may \
          drink plain water, as much as you like, and in fact it makes the veins easier to find. \
          If you take medicine in the morning, bring it along, and take it only after the sample \
          was drawn, unless your doctor has told you otherwise. Wear a shirt with sleeves that roll \
          up easily, and tell us at the desk whether you have ever fainted at the sight of a \
          needle: nobody will laugh, we simply let you lie down. The test itself takes about five \
          minutes, and you will feel a short pinch. Afterwards keep the plaster on for an hour, do \
          not carry heavy bags with that arm, and have something to eat. Results arrive within two \
          working days; you can read them online, have them sent by letter, or call this number \
          and ask for the laboratory. Should anything look unusual, one of our doctors rings you \
          on the same evening and explains what it means, and what would be sensible to do next. \
          Shall I look for a free morning?
          """);

  static final String SPANISH =
      first(
          """
          Buenos días, señora Núñez, y gracias por llamar otra vez a nuestra clínica. El análisis \
          de sangre más común está incluido en su póliza, así que no pagará nada. Según la última \
          información, la próxima cita sería el miércoles a las ocho y veintidós de la mañana, \
          aunque también quedó libre el sábado después del mediodía. Recuerde que no debe comer ni \
          beber café, té o jugo de limón; el agua sí está permitida. Si toma algún medicamento \
          para el corazón o la presión, avísenos por teléfono, y traiga la caja consigo. El médico \
          le preguntará qué síntomas tiene, cuándo empezaron, y si alguien de su familia tuvo algo \
          así. La extracción dura cinco minutos y apenas se sentirá un pequeño pinchazo. Después \
          podrá desayunar aquí mismo, en la cafetería del jardín, donde hay pan, jamón y piña. Los \
          resultados estarán listos el viernes, y los podrá leer en línea con su número de \
          atención. Por último, le pido que llegue diez minutos antes, porque el estacionamiento \
          del sótano está en construcción, y la señal que lo indica todavía se ve muy mal desde la \
          avenida. ¿Quiere que además le envíe la dirección por correo electrónico, o prefiere \
          recibirla más tarde en su teléfono móvil?
          """);

  static final String HINDI =
      first(
          """
          नमस्ते, हमारे क्लिनिक में फ़ोन करने के लिए बहुत धन्यवाद। खून की जाँच के लिए आपको ज़्यादा तैयारी की ज़रूरत \
          नहीं है, लेकिन कुछ बातें ध्यान में रखिए। जाँच से आठ घंटे पहले कुछ न खाएँ, क्योंकि खाने से चीनी की मात्रा \
          बदल जाती है। सादा पानी आप जितना चाहें पी सकते हैं, उससे नस ढूँढ़ना आसान होता है। अगर आप सुबह कोई दवा \
          लेते हैं, तो उसे साथ लाइए, और नमूना देने के बाद ही लीजिए। ऐसी कमीज़ पहनिए जिसकी बाँह आसानी से ऊपर चढ़ \
          सके। यदि सुई देखकर आपको चक्कर आते हैं, तो पहले ही बता दीजिए, हम आपको लिटा देंगे। पूरी जाँच में करीब पाँच \
          मिनट लगते हैं, और हल्की सी चुभन होती है। उसके बाद एक घंटे तक पट्टी लगी रहने दें, भारी थैला न उठाएँ, और \
          नाश्ता कर लें। रिपोर्ट दो दिन में मिल जाती है; आप उसे इंटरनेट पर देख सकते हैं, डाक से मँगवा सकते हैं, या \
          इसी नंबर पर पूछ सकते हैं। कुछ असामान्य दिखे तो हमारे डॉक्टर उसी शाम आपसे बात करेंगे और समझाएँगे कि आगे \
          क्या करना ठीक रहेगा। शनिवार को सुबह नौ बजे से दोपहर एक बजे तक जगह खाली है, और सोमवार को पूरे दिन। क्या \
          मैं आपके लिए समय तय कर दूँ, या आप पहले अपने घरवालों से सलाह करना चाहेंगे?
          """);

  private static final int FIRST_ROOM = 21;

  /** Prices, in figures; a voice spells them out. */
  static final String PRICES =
      first(
          IntStream.range(0, WORDS)
              .mapToObj(
                  i -> "Room %d is $%d a night, ".formatted(FIRST_ROOM + i, 100 + FIRST_ROOM + i))
              .collect(Collectors.joining()));

  /** The same few words over and over: every place looks like the one meant. */
  static final String REPEATED = first("Call me, please call me. ".repeat(WORDS));

  private static final List<String> ONES =
      List.of("", " one", " two", " three", " four", " five", " six", " seven", " eight", " nine");

  private static final List<String> TENS =
      List.of(
          "", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

  private Replies() {}

  /** The first prices as a voice says them. */
  static String spokenPrices(int rooms) {
    return IntStream.range(FIRST_ROOM, FIRST_ROOM + rooms)
        .mapToObj(room -> TENS.get(room / 10) + ONES.get(room % 10))
        .map(room -> "room %s is one hundred and %s dollars a night ".formatted(room, room))
        .collect(Collectors.joining());
  }

  /** The first words of a text. */
  static String first(int words, String text) {
    return String.join(" ", wordsOf(text).subList(0, words));
  }

  private static String first(String text) {
    return first(WORDS, text);
  }

  private static List<String> wordsOf(String text) {
    return BLANKS.splitAsStream(text.strip()).toList();
  }
}
