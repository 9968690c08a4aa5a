package io.xpctape.tui.state;

import java.util.List;

/**
 * A list and what its current row holds.
 *
 * @param listing the rows
 * @param list where somebody is among them
 * @param detail what the current one holds
 * @param text which part of that is seen
 * @param focus which pane has the keys
 * @param zoomed the detail has the whole screen while it has the keys
 */
public record PanesState(
    Listing listing,
    Viewport list,
    Listing.Detail detail,
    Viewport text,
    Pane focus,
    boolean zoomed)
    implements ScreenState {
  /** One of the two panes. */
  public enum Pane {
    LIST,
    DETAIL
  }

  /** At the first row. */
  public static PanesState over(Listing listing) {
    return of(listing, Viewport.over(listing.size()), Pane.LIST, false);
  }

  private static PanesState of(Listing listing, Viewport list, Pane focus, boolean zoomed) {
    Listing.Detail detail =
        listing.size() == 0 ? new Listing.Detail("", List.of()) : listing.detail(list.cursor());
    return new PanesState(
        listing, list, detail, Viewport.over(detail.lines().size()), focus, zoomed);
  }

  /** The same with the cursor elsewhere in the list. */
  public PanesState withList(Viewport moved) {
    return moved.cursor() == list.cursor()
        ? new PanesState(listing, moved, detail, text, focus, zoomed)
        : of(listing, moved, focus, zoomed);
  }

  /** The same with another part of the detail. */
  public PanesState withText(Viewport moved) {
    return new PanesState(listing, list, detail, moved, focus, zoomed);
  }

  /** The same with the keys in a pane. */
  public PanesState withFocus(Pane pane, boolean zoom) {
    return new PanesState(listing, list, detail, text, pane, zoom);
  }

  /** The same with other rows of the same things, as near as possible to where it was. */
  public PanesState withListing(Listing other, int height) {
    Viewport fresh = Viewport.over(other.size());
    int near = list.count() == 0 ? 0 : other.nearest(listing, list.cursor());
    return of(other, fresh.at(near, height), Pane.LIST, false);
  }
}
