package io.xpctape.schema.emit;

/** Names and numbers of the two messages that every schema has around its kinds. */
public final class Wire {
  /** The message that holds a whole recording. */
  public static final String CONVERSATION = "Conversation";

  /** The message that holds one of its messages. */
  public static final String MESSAGE = "Message";

  /** The fields of a conversation. */
  public static final int MESSAGES = 1;

  public static final int SCHEMA = 2;

  public static final int HEADER = 3;

  public static final int CONNECTIONS = 4;

  public static final int IMAGES = 5;

  /** The fields of a message; those from 16 on are its kinds. */
  public static final int N = 1;

  public static final int SEQUENCE = 2;

  public static final int ENVELOPE = 3;

  public static final int VALUE = 4;

  private Wire() {}
}
