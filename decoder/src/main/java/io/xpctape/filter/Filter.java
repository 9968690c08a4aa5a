package io.xpctape.filter;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.validator.CelValidator;
import dev.cel.validator.CelValidatorFactory;
import dev.cel.validator.validators.RegexLiteralValidator;
import io.xpctape.model.BadInputException;
import io.xpctape.model.ListedMessage;
import io.xpctape.model.Message;
import io.xpctape.model.XpcError;
import io.xpctape.text.SafeText;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * An expression in CEL that messages match or not. Loading CEL takes most of a second, so nobody
 * should touch this class unless an expression is given. For many threads.
 */
public final class Filter implements Predicate<ListedMessage> {
  /** What an expression may say of a message. */
  public static final List<String> NAMES =
      List.of(
          "n", "time", "dir", "call", "service", "connection", "kind", "reply_to", "error", "body");

  /** Steps that one expression may take inside lists and maps. */
  private static final int MAX_ITERATIONS = 1_000_000;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .evaluateCanonicalTypesToNativeValues(true)
          .comprehensionMaxIterations(MAX_ITERATIONS)
          .build();

  private static final CelCompiler COMPILER =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setOptions(OPTIONS)
          .addFunctionDeclarations(Insides.declarations())
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addVar("n", SimpleType.INT)
          .addVar("time", SimpleType.INT)
          .addVar("dir", SimpleType.STRING)
          .addVar("call", SimpleType.STRING)
          .addVar("service", SimpleType.STRING)
          .addVar("connection", SimpleType.INT)
          .addVar("kind", SimpleType.STRING)
          .addVar("reply_to", SimpleType.INT)
          .addVar("error", SimpleType.STRING)
          .addVar("body", SimpleType.DYN)
          .setResultType(SimpleType.BOOL)
          .build();

  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.standardCelRuntimeBuilder()
          .setOptions(OPTIONS)
          .addFunctionBindings(Insides.bindings())
          .build();

  private static final CelValidator VALIDATOR =
      CelValidatorFactory.standardCelValidatorBuilder(COMPILER, RUNTIME)
          .addAstValidators(RegexLiteralValidator.INSTANCE)
          .build();

  private final String expression;
  private final CelRuntime.Program program;

  private Filter(String expression, CelRuntime.Program program) {
    this.expression = expression;
    this.program = program;
  }

  /**
   * Reads an expression.
   *
   * @throws BadInputException naming the column, from 1, at which it is none
   */
  public static Filter parse(String expression) {
    try {
      // What is wrong with a regular expression would else be no match for any message.
      CelAbstractSyntaxTree tree =
          VALIDATOR.validate(COMPILER.compile(expression).getAst()).getAst();
      return new Filter(expression, RUNTIME.createProgram(tree));
    } catch (CelValidationException e) {
      throw new BadInputException(complaint(e.getErrors()), e);
    } catch (CelEvaluationException e) {
      throw new BadInputException("the expression can't be used: " + e.getMessage(), e);
    }
  }

  private static String complaint(List<CelIssue> issues) {
    if (issues.isEmpty()) {
      return "the expression can't be read";
    }
    CelIssue first = issues.get(0);
    String what = plain(SafeText.of(first.getMessage().lines().findFirst().orElse("")));
    int column = Math.max(0, first.getSourceLocation().getColumn()) + 1;
    boolean unknown = what.startsWith("undeclared reference");
    return "column "
        + column
        + ": "
        + what
        + (unknown ? "; there is " + String.join(", ", NAMES) : "");
  }

  /** What CEL says of grammar, numbers and types in the words of its implementation. */
  private static String plain(String complaint) {
    return complaint
        .replaceFirst(
            "^For input string: \"(.*?)\".*$",
            "$1 does not fit an int; a uint ends in u, as in 18446744073709551615u")
        .replaceFirst("^mismatched input '<EOF>' expecting .*$", "the expression ends too early")
        .replaceFirst(
            "^(?:mismatched|extraneous) input '(.*)' expecting .*$", "'$1' does not belong here")
        .replaceFirst("^Regex validation failed. Reason: ", "")
        .replaceFirst(" \\(candidates: .*\\)$", "");
  }

  /** Whether it is true of a message; a missing key or a value of another type is no match. */
  @Override
  public boolean test(ListedMessage listed) {
    try {
      return Boolean.TRUE.equals(program.eval(variables(listed)));
    } catch (CelEvaluationException e) {
      return false;
    }
  }

  private static Map<String, Object> variables(ListedMessage listed) {
    Message message = listed.message();
    Map<String, Object> variables = new HashMap<>();
    variables.put("n", message.n());
    variables.put("time", listed.time());
    variables.put("dir", message.direction().label());
    variables.put("call", message.call().label());
    variables.put("service", message.service().text());
    variables.put("connection", message.connection());
    variables.put("kind", listed.kind());
    variables.put("reply_to", listed.replyTo());
    variables.put("error", error(message));
    variables.put("body", CelValues.of(message.body()));
    return variables;
  }

  /** A singleton's name, the description of another error, empty for what is none. */
  private static String error(Message message) {
    if (!(message.body() instanceof XpcError error)) {
      return "";
    }
    return error.singleton() == XpcError.Singleton.NONE
        ? error.keys().get(CelValues.ERROR_DESCRIPTION).map(CelValues::text).orElse("error")
        : error.singleton().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return expression;
  }
}
