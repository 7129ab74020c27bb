package dev.offhook.telephony.twilio;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * One TwiML document being written: a {@code <Response>} and what is put into it, each element
 * closed in turn. {@link #xml()} closes the rest.
 *
 * <p>Any text may be written. What XML cannot carry (control characters, half a surrogate pair)
 * becomes a space, so that the words around it stay apart when they are spoken.
 */
final class TwimlDocument {
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  TwimlDocument() {
    try {
      // The JDK's own writer, by name: another one on the class path would be picked up instead.
      xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("Response");
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  TwimlDocument open(String element) {
    return write(() -> xml.writeStartElement(element));
  }

  TwimlDocument attribute(String name, String value) {
    return write(() -> xml.writeAttribute(name, sendable(value)));
  }

  TwimlDocument text(String words) {
    return write(() -> xml.writeCharacters(sendable(words)));
  }

  TwimlDocument close() {
    return write(xml::writeEndElement);
  }

  /** The document. Nothing may be written after it. */
  String xml() {
    write(xml::writeEndDocument);
    // The writer leaves these as they are and a parser would fold them into spaces. None but a
    // value's own can be here, since nothing is indented.
    return text.toString().replace("\t", "&#9;").replace("\n", "&#10;").replace("\r", "&#13;");
  }

  private static String sendable(String value) {
    return value
        .codePoints()
        .map(c -> inXml(c) ? c : ' ')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean inXml(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  private TwimlDocument write(Step step) {
    try {
      step.run();
      return this;
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  private static IllegalStateException broken(XMLStreamException e) {
    return new IllegalStateException("a document in memory could not be written", e);
  }

  private interface Step {
    void run() throws XMLStreamException;
  }
}
