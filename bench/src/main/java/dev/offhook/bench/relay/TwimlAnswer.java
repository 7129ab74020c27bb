package dev.offhook.bench.relay;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The answer to a call, as far as it puts the call on the relay.
 *
 * @param socket where the relay is to dial
 * @param action where the end of the session is posted; blank for none
 * @param greeting blank for none
 * @param parameters handed back in the setup
 */
record TwimlAnswer(URI socket, String action, String greeting, Map<String, String> parameters) {

  TwimlAnswer {
    parameters = Map.copyOf(parameters);
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException when it does not put the call on the relay
   */
  static TwimlAnswer read(String xml) {
    Document document = parsed(xml);
    Element relay = only(document, "ConversationRelay");
    Map<String, String> parameters = new HashMap<>();
    var nodes = relay.getElementsByTagName("Parameter");
    for (int i = 0; i < nodes.getLength(); i++) {
      Element parameter = (Element) nodes.item(i);
      parameters.put(parameter.getAttribute("name"), parameter.getAttribute("value"));
    }
    return new TwimlAnswer(
        URI.create(relay.getAttribute("url")),
        only(document, "Connect").getAttribute("action"),
        relay.getAttribute("welcomeGreeting"),
        parameters);
  }

  private static Element only(Document document, String name) {
    if (document.getElementsByTagName(name).item(0) instanceof Element found) {
      return found;
    }
    throw new IllegalArgumentException("the answer has no <" + name + ">");
  }

  private static Document parsed(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(xml)));
    } catch (SAXException | IOException e) {
      throw new IllegalArgumentException("the answer is no XML: " + e.getMessage(), e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }
}
