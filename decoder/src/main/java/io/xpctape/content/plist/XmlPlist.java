package io.xpctape.content.plist;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcDate;
import io.xpctape.model.XpcDouble;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads property lists in XML, as plist(5) describes them. The document type that each of them
 * names is not read, and no entity but XML's own is known. Property lists in the old style, {@code
 * {a = b;}}, can't be told from other text and are not read.
 */
final class XmlPlist {
  /** More of a text is no number. */
  private static final int MAX_DIGITS = 64;

  /** What a text may begin with. */
  private static final Pattern HEAD =
      Pattern.compile("\\A\\x{feff}?\\s*(<\\?xml\\s|<!DOCTYPE\\s+plist\\b|<plist\\b)");

  /** What a text says of itself. */
  private static final Pattern ENCODING = Pattern.compile("\\sencoding\\s*=\\s*[\"']([^\"']+)");

  /** The JDK's own, none in 17 and 100 in 25; ours is the same on each. */
  private static final String OWN_DEPTH_LIMIT = "jdk.xml.maxElementDepth";

  private static final String BYTE_ORDER_MARK = "\ufeff";

  /** So many bytes tell. */
  private static final int HEAD_SIZE = 64;

  private final XMLStreamReader in;
  private final Budget budget;

  private XmlPlist(XMLStreamReader in, Budget budget) {
    this.in = in;
    this.budget = budget;
  }

  /** Whether bytes begin as one does; other XML does, too. */
  static boolean recognizes(Bytes bytes) {
    return HEAD.matcher(bytes.slice(0, Math.min(HEAD_SIZE, bytes.size())).text()).find();
  }

  static Node read(byte[] bytes, Budget budget) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(OWN_DEPTH_LIMIT, "0");
    try {
      XMLStreamReader in = factory.createXMLStreamReader(new StringReader(text(bytes)));
      XmlPlist plist = new XmlPlist(in, budget);
      plist.begin();
      Node root = plist.next(1);
      if (in.nextTag() == XMLStreamConstants.START_ELEMENT) {
        throw plist.damaged("more than one value");
      }
      return root;
    } catch (Damaged e) {
      throw e;
    } catch (XMLStreamException | RuntimeException e) {
      // The JDK's reader throws more than it says: MissingResourceException, for one, at a NUL in a
      // document type.
      throw new Damaged("no XML");
    }
  }

  /** Decoded here, for the JDK's reader tells of bytes that are no text on standard error. */
  private static String text(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(HEAD_SIZE, bytes.length), ISO_8859_1);
    Matcher declared = ENCODING.matcher(head);
    try {
      Charset charset = declared.find() ? Charset.forName(declared.group(1)) : UTF_8;
      String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException | IllegalArgumentException e) {
      throw new Damaged("no text");
    }
  }

  private void begin() throws XMLStreamException {
    while (in.next() != XMLStreamConstants.START_ELEMENT) {
      // What stands in front says nothing.
    }
    if (!in.getLocalName().equals("plist")) {
      throw damaged("no property list");
    }
  }

  private Node next(int depth) throws XMLStreamException {
    if (in.nextTag() != XMLStreamConstants.START_ELEMENT) {
      throw damaged("no value");
    }
    return value(depth);
  }

  /** The value whose element has begun. */
  private Node value(int depth) throws XMLStreamException {
    Budget.depth(depth);
    return switch (in.getLocalName()) {
      case "dict" -> dictionary(depth);
      case "array" -> array(depth);
      case "string" -> Node.string(Bytes.utf8(in.getElementText()), budget);
      case "integer" -> Node.leaf(Scalars.integer(integer(in.getElementText().strip())), budget);
      case "real" -> Node.leaf(new XpcDouble(real(in.getElementText().strip())), budget);
      case "true", "false" -> bool(in.getLocalName().equals("true"));
      case "date" -> Node.leaf(date(in.getElementText().strip()), budget);
      case "data" -> Node.data(data(in.getElementText()), budget);
      default -> throw damaged("a value of an unknown kind");
    };
  }

  private Node dictionary(int depth) throws XMLStreamException {
    List<Bytes> keys = new ArrayList<>();
    List<Node> values = new ArrayList<>();
    while (in.nextTag() == XMLStreamConstants.START_ELEMENT) {
      if (!in.getLocalName().equals("key")) {
        throw damaged("a value without a key");
      }
      keys.add(Bytes.utf8(in.getElementText()));
      values.add(next(depth + 1));
    }
    return Node.dictionary(keys, values, budget);
  }

  private Node array(int depth) throws XMLStreamException {
    List<Node> values = new ArrayList<>();
    while (in.nextTag() == XMLStreamConstants.START_ELEMENT) {
      values.add(value(depth + 1));
    }
    return Node.array(values, budget);
  }

  private Node bool(boolean value) throws XMLStreamException {
    if (!in.getElementText().isBlank()) {
      throw damaged("text where none belongs");
    }
    return Node.leaf(new XpcBool(value), budget);
  }

  private BigInteger integer(String text) {
    String digits = text.replaceFirst("^[+-]", "");
    boolean hex = digits.startsWith("0x") || digits.startsWith("0X");
    try {
      if (text.length() > MAX_DIGITS || digits.startsWith("-") || digits.startsWith("+")) {
        throw damaged("no whole number");
      }
      BigInteger number = new BigInteger(hex ? digits.substring(2) : digits, hex ? 16 : 10);
      return text.startsWith("-") ? number.negate() : number;
    } catch (NumberFormatException e) {
      throw damaged("no whole number");
    }
  }

  private double real(String text) {
    try {
      return switch (text) {
        case "nan" -> Double.NaN;
        case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
        case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
        default -> Double.parseDouble(text.length() > MAX_DIGITS ? "" : text);
      };
    } catch (NumberFormatException e) {
      throw damaged("no number");
    }
  }

  private XpcDate date(String text) {
    try {
      OffsetDateTime date = OffsetDateTime.parse(text.length() > MAX_DIGITS ? "" : text);
      return new XpcDate(
          Math.addExact(
              Math.multiplyExact(date.toEpochSecond(), 1_000_000_000L), (long) date.getNano()));
    } catch (DateTimeException | ArithmeticException e) {
      throw damaged("no date");
    }
  }

  private Bytes data(String text) {
    try {
      return Bytes.of(Base64.getMimeDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      throw damaged("no base64");
    }
  }

  private Damaged damaged(String what) {
    return new Damaged("line " + in.getLocation().getLineNumber() + ": " + what);
  }
}
