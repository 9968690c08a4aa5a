package io.xpctape.agent.launch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * sun.misc.Signal, the one way to run Java code for a signal. By reflection, since javac warns of
 * the class and takes no suppression.
 */
final class JvmSignals {
  private JvmSignals() {}

  /**
   * Has the handler called with the signal's number, in a thread of the JVM's.
   *
   * @param name without SIG
   * @return what {@link #restore} takes; empty if the JVM was told to leave signals alone (-Xrs)
   */
  static Optional<Object> handle(String name, IntConsumer handler) {
    try {
      Class<?> type = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (self, method, arguments) ->
                  switch (method.getName()) {
                    case "handle" -> {
                      handler.accept(Signals.number(name));
                      yield null;
                    }
                    case "equals" -> self == arguments[0];
                    case "hashCode" -> System.identityHashCode(self);
                    default -> "handler of SIG" + name;
                  });
      return Optional.of(set(name, proxy));
    } catch (InvocationTargetException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no sun.misc.Signal", e);
    }
  }

  /** Gives the signal back to its former handler. */
  static void restore(String name, Object former) {
    try {
      set(name, former);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("SIG" + name + " was handled", e);
    }
  }

  private static Object set(String name, Object handler) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> type = Class.forName("sun.misc.SignalHandler");
    return signal
        .getMethod("handle", signal, type)
        .invoke(null, signal.getConstructor(String.class).newInstance(name), handler);
  }
}
