package io.github.amtpki.rooms;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import java.security.Security;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A library is a guest in somebody's program: it prints nothing, ends nothing and changes nobody's settings. */
final class MannersTest {

    private static final Set<String> GLOBAL = Set.of(
            "java.lang.System.exit",
            "java.lang.System.getLogger",
            "java.lang.System.setProperty",
            "java.lang.System.setOut",
            "java.lang.System.setErr",
            "java.lang.Runtime.exit",
            "java.lang.Runtime.halt",
            "java.lang.Runtime.addShutdownHook",
            "java.util.Locale.setDefault",
            "java.util.TimeZone.setDefault",
            "java.lang.Thread.setDefaultUncaughtExceptionHandler");

    @Test
    void printsNothing() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(Library.CLASSES);
    }

    @Test
    void logsNothing() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(System.Logger.class)
                .check(Library.CLASSES);
    }

    @Test
    void changesNothingThatBelongsToTheWholeProgram() {
        noClasses()
                .should()
                .callMethodWhere(JavaCall.Predicates.target(DescribedPredicate.describe(
                        "belongs to the program",
                        target -> GLOBAL.contains(target.getFullName().replaceFirst("\\(.*", "")))))
                .check(Library.CLASSES);
    }

    @Test
    void registersNoProvider() {
        noClasses()
                .should()
                .callMethodWhere(JavaCall.Predicates.target(DescribedPredicate.describe(
                        "changes the list of providers",
                        target -> target.getOwner().isEquivalentTo(Security.class)
                                && !target.getName().startsWith("get"))))
                .check(Library.CLASSES);
    }

    @Test
    void throwsNothingThatNamesNobody() {
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(Library.CLASSES);
    }
}
