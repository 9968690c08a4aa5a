package io.xpctape.proto;

import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import com.google.protobuf.TextFormatParseInfoTree;
import io.xpctape.model.BadInputException;
import io.xpctape.text.SafeText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files in protobuf's text format. */
public final class TextFile {
  private static final Pattern WHERE = Pattern.compile("(\\d+):(\\d+): (.*)");

  private TextFile() {}

  /**
   * Reads a text.
   *
   * @param name what to call it in complaints
   * @return where each field stands
   * @throws BadInputException naming line and column, if it is malformed
   */
  public static TextFormatParseInfoTree parse(String text, String name, Message.Builder into) {
    TextFormatParseInfoTree.Builder where = TextFormatParseInfoTree.builder();
    try {
      TextFormat.Parser.newBuilder().setParseInfoTreeBuilder(where).build().merge(text, into);
    } catch (TextFormat.ParseException e) {
      throw new BadInputException(name + ": line " + words(e), e);
    }
    return where.build();
  }

  /** Protobuf's own words, that may go over several lines and repeat what the file says. */
  private static String words(TextFormat.ParseException e) {
    String message = SafeText.of(String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
    Matcher matcher = WHERE.matcher(message);
    return matcher.matches()
        ? matcher.group(1) + ", column " + matcher.group(2) + ": " + matcher.group(3)
        : e.getLine() + ": can't be read";
  }
}
