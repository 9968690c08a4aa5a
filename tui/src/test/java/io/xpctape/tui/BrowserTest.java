package io.xpctape.tui;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.input.KeyType;
import io.xpctape.diff.Conversation;
import io.xpctape.diff.Sides;
import io.xpctape.model.Bytes;
import io.xpctape.model.Recording;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcString;
import io.xpctape.tui.state.DifferenceListing;
import io.xpctape.tui.state.Listing;
import io.xpctape.tui.state.MessageListing;
import io.xpctape.tui.theme.Theme;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types keys into the real dispatcher and reads an 80×24 screen. */
class BrowserTest {
  private final VirtualWindow window = new VirtualWindow(80, 24, Theme.PLAIN);

  BrowserTest() throws IOException {}

  @Test
  void showsAListAndWhatTheCurrentMessageHolds() throws IOException {
    window.browse(exchanges(4));
    assertThat(window.text())
        .isEqualTo(
            """
             test.xpctape   4 messages
            ▸1     0.0010  → ask     {method: "ask1", number: 1}
             2     0.0020  ← answer  {result: "Answer 2"}
             3     0.0030  → ask     {method: "ask3", number: 3}
             4     0.0040  ← answer  {result: "Answer 4"}







            ── 1 answered by 2 → ask  com.example.service  xpc_connection_send_message_with…
            {
              method: "ask1"
              number: uint64:1
            }






             ? keys  / search  f filter  o reply  q back""");
  }

  @Test
  void showsWhatSentTheCurrentMessage() throws IOException {
    window.type("jjjj").browse(exchanges(6));
    assertThat(window.text()).contains("\n}\nsent by 0x1234\n");
  }

  @Test
  void movesByLinesPagesAndToTheEnds() throws IOException {
    assertThat(cursorAfter("jjk")).isEqualTo(2);
    assertThat(cursorAfter("G")).isEqualTo(100);
    assertThat(cursorAfter("Gkg")).isEqualTo(1);
    assertThat(cursorAfter("k")).isEqualTo(1);
    assertThat(cursorAfter("  ")).isEqualTo(23);
  }

  @Test
  void takesTheKeysThatHaveNoCharacter() throws IOException {
    window.type(KeyType.End, KeyType.ArrowUp, KeyType.PageUp, KeyType.ArrowDown).ctrl('u');
    window.browse(exchanges(100));
    assertThat(cursor(window)).isEqualTo(100 - 1 - 11 + 1 - 5);
  }

  @Test
  void readsOfAMillionMessagesOnlyThoseThatAreSeen() throws IOException {
    AtomicLong reads = new AtomicLong();
    Listing million = MessageListing.of(Tapes.exchanges(1_000_000, reads));
    long before = reads.get();
    window.type("Gk").browse(million);
    assertThat(cursor(window)).isEqualTo(999_999);
    assertThat(window.line(11)).contains("1000000");
    assertThat(reads.get() - before).isLessThan(100);
  }

  @Test
  void givesTheKeysToTheOtherPaneAndTheWholeScreenToADetail() throws IOException {
    window.type(KeyType.Tab).type("j").browse(exchanges(4));
    assertThat(cursor(window)).isEqualTo(1);
    VirtualWindow zoomed = new VirtualWindow(80, 24, Theme.PLAIN);
    zoomed.type(KeyType.Enter).browse(exchanges(4));
    assertThat(zoomed.line(1)).startsWith("── 1 answered by 2 → ask");
    assertThat(zoomed.text()).doesNotContain("▸");
  }

  @Test
  void leavesByTheWayItCame() throws IOException {
    window.type(KeyType.Enter, KeyType.Escape).browse(exchanges(4));
    assertThat(window.left()).isFalse();
    assertThat(cursor(window)).isEqualTo(1);
    assertThat(typed("q").left()).isTrue();
    assertThat(typed("?q").left()).isFalse();
    assertThat(typed("?qq").left()).isTrue();
  }

  @Test
  void searchesInRowsAndInWhatTheyHold() throws IOException {
    assertThat(cursorAfter("/answer 30\n")).isEqualTo(30);
    assertThat(cursorAfter("/Answer 30\n")).isEqualTo(30);
    assertThat(typed("/ANSWER 30\n").line(23)).contains("not found: ANSWER 30");
    assertThat(cursorAfter("/ask9\nnn")).isEqualTo(93);
    assertThat(cursorAfter("/ask9\nnnN")).isEqualTo(91);
    VirtualWindow wrapped = typed("G/ask9\n");
    assertThat(cursor(wrapped)).isEqualTo(9);
    assertThat(wrapped.line(23)).contains("search went round the end");
    assertThat(typed("n").line(23)).contains("nothing to search for yet");
  }

  @Test
  void searchesLongTapesInStepsThatAnyKeyStops() throws IOException {
    window.type("/answer 4500\n").browse(exchanges(5_000));
    assertThat(cursor(window)).isEqualTo(4500);
    VirtualWindow stopped = new VirtualWindow(80, 24, Theme.PLAIN);
    stopped.type("/nowhere\nj").browse(exchanges(5_000));
    assertThat(stopped.line(23)).contains("search stopped");
    assertThat(cursor(stopped)).isEqualTo(1);
  }

  @Test
  void filtersAndKeepsTheFilterForTheNextTime() throws IOException {
    VirtualWindow filtered = typed("jjfeven\n");
    assertThat(filtered.line(0)).contains("50 of 100 messages   filter: even");
    assertThat(cursor(filtered)).isEqualTo(2);
    assertThat(typed("feven\nf").line(23)).isEqualTo("filter: even");
  }

  @Test
  void tellsAWrongFiltersColumnAndKeepsWhatWasTyped() throws IOException {
    VirtualWindow wrong = typed("fodd\n");
    assertThat(wrong.line(22)).isEqualTo("column 3: unknown name 'odd'");
    assertThat(wrong.line(23)).isEqualTo("filter: odd");
    VirtualWindow mended = new VirtualWindow(80, 24, Theme.PLAIN);
    mended
        .type("fodd\n")
        .type(KeyType.Backspace, KeyType.Backspace, KeyType.Home, KeyType.Delete)
        .type("even\n")
        .browse(exchanges(100));
    assertThat(mended.line(0)).contains("filter: even");
  }

  @Test
  void goesFromARequestToItsReplyAndBack() throws IOException {
    assertThat(cursorAfter("o")).isEqualTo(2);
    assertThat(cursorAfter("oo")).isEqualTo(1);
    assertThat(typed("feven\no").line(23)).contains("message 1 is filtered out");
    window.type("o").browse(exchanges(1));
    assertThat(window.line(23)).contains("this tape has no reply to it");
  }

  @Test
  void showsItsKeys() throws IOException {
    assertThat(typed("?").text()).contains("Ctrl-D          half a page down");
    assertThat(typed("!").line(23)).contains("! does nothing; ? helps");
  }

  @Test
  void lettingNothingThroughThatATerminalObeys() throws IOException {
    Bytes nasty = Bytes.utf8("\u001b[2J\u009b\u202e\u0000\u007f é日本😀");
    window.browse(
        MessageListing.of(
            Tapes.of(XpcDictionary.of(new XpcDictionary.Entry(nasty, new XpcString(nasty))))));
    assertThat(window.text())
        .contains("\\u001b[2J\\u009b\\u202e\\u0000\\u007f é日本")
        .doesNotContainPattern("[\\p{Cntrl}&&[^\\n]]");
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,1", "1,2", "10,3", "80,5", "3,80", "200,60"})
  void survivesAnySize(int columns, int rows) throws IOException {
    VirtualWindow odd = new VirtualWindow(80, 24, Theme.DARK);
    odd.type("jj")
        .resize(columns, rows)
        .type("Gj")
        .type(KeyType.Tab, KeyType.PageDown, KeyType.Enter)
        .type("?q/answer\nfx\n")
        .type(KeyType.Escape)
        .resize(80, 24)
        .browse(exchanges(100));
    assertThat(odd.line(0)).contains("test.xpctape   100 messages");
  }

  @Test
  void drawsTheNewSize() throws IOException {
    window.resize(40, 12).type("jjjjjj").browse(exchanges(100));
    assertThat(cursor(window)).isEqualTo(7);
    assertThat(window.line(11)).startsWith(" ? keys");
    assertThat(window.line(12)).isEmpty();
  }

  @Test
  void showsDirectionByColorAsWellUnlessToldNot() throws IOException {
    VirtualWindow dark = new VirtualWindow(80, 24, Theme.DARK);
    dark.type("G").browse(exchanges(4));
    int arrow = dark.line(1).indexOf('→');
    var position = new TerminalPosition(arrow, 1);
    assertThat(dark.terminal().getCharacter(position).getForegroundColor())
        .isEqualTo(TextColor.ANSI.CYAN_BRIGHT);
    VirtualWindow plain = typed("G");
    assertThat(plain.terminal().getCharacter(position).getForegroundColor())
        .isEqualTo(TextColor.ANSI.DEFAULT);
  }

  @Test
  void showsAnEmptyTape() throws IOException {
    window.type("jGo/x\nn").type(KeyType.Enter).type("k").browse(exchanges(0));
    assertThat(window.line(0)).contains("0 messages");
  }

  @Test
  void showsWhatTwoTapesDifferIn() throws IOException {
    window.type("G").browse(differences());
    assertThat(window.text())
        .isEqualTo(
            """
             a ↔ b   2 differences, 1 equal
             ~ 1 → ask1  number  1 → 7
            ▸+ 3 → ask3  {method: "ask3", number: 3}









            ── 3 only in the second out ask3 com.example.service 1/4 ───────────────────────
            {
              method: "ask3"
              number: uint64:3
            }






             ? keys  / search  f filter  o reply  q back""");
    VirtualWindow filtered = new VirtualWindow(80, 24, Theme.PLAIN);
    filtered.type("feven\n").browse(differences());
    assertThat(filtered.line(0)).isEqualTo(" a ↔ b   0 differences, 0 equal   filter: even");
    assertThat(filtered.line(1)).isEqualTo("  nothing fits the filter; f changes it");
  }

  private static Listing differences() {
    Recording a = Tapes.recording(List.of(Tapes.ask(1, 1), Tapes.ask(2, 2)));
    Recording b = Tapes.recording(List.of(Tapes.ask(1, 7), Tapes.ask(2, 2), Tapes.ask(3, 3)));
    Sides sides = Sides.of(a, b);
    Sides none =
        new Sides(
            new Conversation(sides.a().info(), List.of(), sides.a().kind()),
            new Conversation(sides.b().info(), List.of(), sides.b().kind()));
    return DifferenceListing.of("a ↔ b", filter -> filter.isEmpty() ? sides : none);
  }

  private static Listing exchanges(int messages) {
    return MessageListing.of(Tapes.exchanges(messages));
  }

  private static VirtualWindow typed(String keys) throws IOException {
    VirtualWindow window = new VirtualWindow(80, 24, Theme.PLAIN);
    return window.type(keys).browse(exchanges(100));
  }

  private static int cursorAfter(String keys) throws IOException {
    return cursor(typed(keys));
  }

  /** The number of the message under the cursor. */
  private static int cursor(VirtualWindow window) {
    String row =
        window.text().lines().filter(line -> line.startsWith("▸")).findFirst().orElseThrow();
    return Integer.parseInt(row.substring(1).strip().split(" +", -1)[0]);
  }
}
