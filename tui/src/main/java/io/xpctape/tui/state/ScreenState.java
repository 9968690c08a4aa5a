package io.xpctape.tui.state;

/** What one screen shows. */
public sealed interface ScreenState permits PanesState, HelpState {}
