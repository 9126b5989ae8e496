package io.github.amtpki.cli;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The command line translates: it reaches certificates through the library, and the process through {@link Main}. */
final class RoomTest {

    private static final JavaClasses COMMAND_LINE = new ClassFileImporter().importPath(folder());

    @Test
    void knowsOnlyTheLibraryAndItsOptionParser() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.amtpki..", "org.apache.commons.cli..", "java..", "javax..", "org.jspecify..")
                .check(COMMAND_LINE);
    }

    @Test
    void neverReachesBouncyCastle() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.github.amtpki.internal.bc..")
                .check(COMMAND_LINE);
    }

    @Test
    void onlyMainEndsTheProcess() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Main.class)
                .should()
                .callMethodWhere(target(name("exit").or(name("halt")))
                        .and(target(owner(equivalentTo(System.class).or(equivalentTo(Runtime.class))))))
                .check(COMMAND_LINE);
    }

    @Test
    void packagesDoNotGoRoundInACircle() {
        slices().matching("io.github.amtpki.(**)").should().beFreeOfCycles().check(COMMAND_LINE);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(COMMAND_LINE.stream().map(JavaClass::getPackage).collect(Collectors.toSet()))
                .allSatisfy(room -> assertThat(room.isAnnotatedWith(NullMarked.class))
                        .as(room.getName())
                        .isTrue());
    }

    private static Path folder() {
        try {
            return Path.of(Main.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
