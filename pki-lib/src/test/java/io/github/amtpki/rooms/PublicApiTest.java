package io.github.amtpki.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.ThrowsDeclaration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What strangers compile against: our types and the JDK's, so that no library of ours becomes one of theirs. */
final class PublicApiTest {

    @Test
    void signaturesNameOnlyExportedTypesAndTheJdks() {
        Set<String> strangers = new TreeSet<>();
        publicTypes()
                .forEach(type -> mentioned(type)
                        .filter(mentioned -> !isCommon(mentioned))
                        .forEach(mentioned -> strangers.add(mentioned.getName() + " in " + type.getName())));
        assertThat(strangers).isEmpty();
    }

    @Test
    void exceptionsAreUnchecked() {
        Set<String> checked = new TreeSet<>();
        publicTypes()
                .flatMap(PublicApiTest::publicCode)
                .filter(unit -> !isTheJdksIdea(unit))
                .forEach(unit -> unit.getThrowsClause().stream()
                        .map(ThrowsDeclaration::getRawType)
                        .filter(thrown -> !thrown.isAssignableTo(RuntimeException.class))
                        .forEach(thrown -> checked.add(unit.getFullName() + " throws " + thrown.getSimpleName())));
        assertThat(checked).isEmpty();
    }

    @Test
    void noModuleOfOthersIsHandedOn() {
        assertThat(Library.MODULE.requires())
                .filteredOn(required -> required.modifiers().contains(Modifier.TRANSITIVE))
                .extracting(ModuleDescriptor.Requires::name)
                .containsOnly("org.jspecify");
    }

    private static Stream<JavaClass> publicTypes() {
        return Library.CLASSES.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> Library.exported().contains(type.getPackageName()));
    }

    private static Stream<JavaCodeUnit> publicCode(JavaClass type) {
        return type.getCodeUnits().stream().filter(unit -> isVisible(unit.getModifiers()));
    }

    private static Stream<JavaClass> mentioned(JavaClass type) {
        Stream<JavaType> parents = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
        Stream<JavaType> fields = type.getFields().stream()
                .filter(field -> isVisible(field.getModifiers()))
                .map(field -> field.getType());
        Stream<JavaType> code = publicCode(type)
                .flatMap(unit -> Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream()));
        return Stream.of(parents, fields, code)
                .flatMap(types -> types)
                .flatMap(mentioned -> mentioned.getAllInvolvedRawTypes().stream())
                .map(JavaClass::getBaseComponentType);
    }

    /** A method that an interface of the JDK prescribes, with its exceptions. */
    private static boolean isTheJdksIdea(JavaCodeUnit unit) {
        String[] parameters =
                unit.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
        return unit.getOwner().getAllRawInterfaces().stream()
                .anyMatch(parent ->
                        parent.tryGetMethod(unit.getName(), parameters).isPresent());
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static boolean isCommon(JavaClass type) {
        String name = type.getPackageName();
        return type.isPrimitive()
                || name.startsWith("java.")
                || name.startsWith("javax.")
                || Library.exported().contains(name);
    }
}
