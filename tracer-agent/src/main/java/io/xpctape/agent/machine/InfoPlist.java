package io.xpctape.agent.machine;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The Info.plist of a bundle, of which plutil makes XML whatever it was. */
record InfoPlist(Map<String, String> strings) {
  private static final String NO_DTD =
      "http://apache.org/xml/features/nonvalidating/load-external-dtd";

  /** That of a folder; empty if there is none. */
  static InfoPlist of(Machine machine, Path folder) {
    Path file = folder.resolve("Info.plist");
    if (!Files.isRegularFile(file)) {
      return new InfoPlist(Map.of());
    }
    return parse(
        machine
            .output("/usr/bin/plutil", "-convert", "xml1", "-o", "-", file.toString())
            .orElse(""));
  }

  /** The strings at the top of a property list; none if it is no such list. */
  static InfoPlist parse(String xml) {
    Map<String, String> strings = new TreeMap<>();
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(NO_DTD, false);
      factory.setExpandEntityReferences(false);
      var builder = factory.newDocumentBuilder();
      // Without one the JDK prints what is wrong.
      builder.setErrorHandler(new DefaultHandler());
      Element plist = builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
      Node top = plist.getElementsByTagName("dict").item(0);
      String key = "";
      for (Node node = top == null ? null : top.getFirstChild();
          node != null;
          node = node.getNextSibling()) {
        if (node.getNodeName().equals("key")) {
          key = node.getTextContent();
        } else if (node.getNodeName().equals("string")) {
          strings.put(key, node.getTextContent());
        }
      }
    } catch (ParserConfigurationException | SAXException | IOException e) {
      return new InfoPlist(Map.of());
    }
    return new InfoPlist(strings);
  }

  String identifier() {
    return strings.getOrDefault("CFBundleIdentifier", "");
  }

  /** As in {@code 1.0 (209.80.5)}; empty if it says none. */
  String version() {
    String build = strings.getOrDefault("CFBundleVersion", "");
    String marketing = strings.getOrDefault("CFBundleShortVersionString", "");
    return build.isEmpty() || build.equals(marketing)
        ? marketing
        : (marketing + " (" + build + ")").strip();
  }
}
