package io.xpctape.filter;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.CelByteString;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import io.xpctape.content.Contents;
import io.xpctape.model.Bytes;
import io.xpctape.model.Path;
import io.xpctape.model.XpcData;
import java.util.Arrays;
import java.util.List;

/**
 * What expressions call to look into data, which is bytes to CEL: {@code plist(body.root).selector}
 * means the place that paths call {@code root.$plist.selector}.
 */
final class Insides {
  private Insides() {}

  static List<CelFunctionDecl> declarations() {
    return Arrays.stream(Path.View.values())
        .map(
            view ->
                CelFunctionDecl.newFunctionDeclaration(
                    name(view),
                    CelOverloadDecl.newGlobalOverload(
                        overload(view), SimpleType.DYN, SimpleType.BYTES)))
        .toList();
  }

  static List<CelFunctionBinding> bindings() {
    return Arrays.stream(Path.View.values())
        .map(
            view ->
                CelFunctionBinding.from(
                    overload(view), CelByteString.class, bytes -> inside(view, bytes)))
        .toList();
  }

  private static Object inside(Path.View view, CelByteString bytes) throws CelEvaluationException {
    XpcData data = new XpcData(Bytes.of(bytes.toByteArray()));
    return Contents.get(data, Path.BODY.then(view))
        .map(CelValues::of)
        .orElseThrow(() -> new CelEvaluationException("no " + name(view)));
  }

  private static String name(Path.View view) {
    return view.label().substring(1);
  }

  private static String overload(Path.View view) {
    return name(view) + "_of_bytes";
  }
}
