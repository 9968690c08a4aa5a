package io.xpctape.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which room may use which. */
class ArchitectureTest {
  private static final String GENERATED = "io.xpctape.proto.v1..";
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.xpctape");

  static Stream<ArchRule> rules() {
    return Stream.of(
        classes()
            .that()
            .resideInAPackage("io.xpctape.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.xpctape.model..", "java..", "org.jspecify.annotations"),
        classes()
            .that()
            .resideInAPackage("io.xpctape.fixtures..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.xpctape.fixtures..", "java..", "org.jspecify.annotations"),
        unseenOutside("com.sun.jna..", "io.xpctape.replay.jna..", "io.xpctape.agent.launch.."),
        unseenOutside(
            "com.googlecode.lanterna..", "io.xpctape.tui.screen..", "io.xpctape.tui.terminal.."),
        unseenOutside(
            GENERATED,
            GENERATED,
            "io.xpctape.proto..",
            "io.xpctape.tape..",
            "io.xpctape.schema..",
            "io.xpctape.replay.plan.."),
        unseenOutside("io.xpctape.cli..", "io.xpctape.cli.."),
        unseenOutside("io.xpctape.tui..", "io.xpctape.tui..", "io.xpctape.cli.."),
        noClasses()
            .that()
            .resideInAnyPackage("io.xpctape.schema..", "io.xpctape.diff..", "io.xpctape.text..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.xpctape.tape.."),
        noClasses()
            .that(DescribedPredicate.not(resideInAPackage("io.xpctape.cli..")))
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err"),
        classes()
            .that(DescribedPredicate.not(resideInAPackage(GENERATED)))
            .and()
            .areNotInterfaces()
            .and()
            .doNotHaveModifier(JavaModifier.ABSTRACT)
            .and()
            .areNotAnonymousClasses()
            .and(DescribedPredicate.not(JavaClass.Predicates.assignableTo(Enum.class)))
            .should()
            .haveModifier(JavaModifier.FINAL),
        slices().matching("io.xpctape.(**)").should().beFreeOfCycles());
  }

  private static ArchRule unseenOutside(String room, String... users) {
    return noClasses()
        .that(DescribedPredicate.not(resideInAnyPackage(users)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(room)
        .allowEmptyShould(true);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void holds(ArchRule rule) {
    rule.check(HOUSE);
  }
}
