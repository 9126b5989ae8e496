package io.github.amtpki.rooms;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which room may know which, and whose libraries: a line of code in the wrong one fails here. */
final class RoomsTest {

    /** Each room with the rooms it may use, besides itself; the empty name is the root package. */
    private static final Map<String, List<String>> ROOMS = new TreeMap<>(Map.ofEntries(
            Map.entry("", List.of()),
            Map.entry("internal.bc", List.of("")),
            Map.entry("internal.json", List.of("")),
            Map.entry("internal.text", List.of("")),
            Map.entry("internal.yaml", List.of("")),
            Map.entry("internal.qr", List.of("")),
            Map.entry("x509", List.of("", "internal.bc")),
            Map.entry("pkcs12", List.of("", "internal.bc", "x509")),
            Map.entry("amt", List.of("", "internal.bc", "internal.json", "x509")),
            Map.entry(
                    "export",
                    List.of(
                            "",
                            "internal.json",
                            "internal.qr",
                            "internal.text",
                            "x509",
                            "pkcs12",
                            "amt",
                            "check.facts",
                            "check.fixture",
                            "check.rule",
                            "check")),
            Map.entry("setupbin", List.of("", "x509", "amt", "check.rule")),
            Map.entry("amt.device", List.of("", "internal.json", "internal.text", "x509", "amt")),
            Map.entry(
                    "check.explain", List.of("", "internal.text", "x509", "amt", "check.facts", "check.rule", "check")),
            Map.entry("check.facts", List.of("", "x509", "pkcs12", "amt")),
            Map.entry("check.rule", List.of("", "amt", "check.facts")),
            Map.entry("check.firmware", List.of("", "x509", "amt", "check.facts", "check.rule")),
            Map.entry("check.importer", List.of("", "x509", "pkcs12", "amt", "check.facts", "check.rule")),
            Map.entry("check.fixture", List.of("", "internal.bc", "x509", "amt", "check.facts", "check.rule")),
            Map.entry("check.tls", List.of("", "x509", "amt", "check.facts", "check.rule", "check.firmware")),
            Map.entry(
                    "check",
                    List.of("", "amt", "check.facts", "check.rule", "check.firmware", "check.importer", "check.tls")),
            Map.entry("check.mend", List.of("", "x509", "pkcs12", "amt", "check.facts", "check.rule", "check")),
            Map.entry(
                    "profile",
                    List.of(
                            "",
                            "internal.json",
                            "internal.yaml",
                            "x509",
                            "pkcs12",
                            "amt",
                            "check.rule",
                            "setupbin",
                            "export")),
            Map.entry("status", List.of("", "x509", "profile", "store")),
            Map.entry(
                    "profile.adopt",
                    List.of("", "internal.text", "x509", "amt", "check.facts", "check.rule", "profile")),
            Map.entry(
                    "store",
                    List.of(
                            "",
                            "internal.json",
                            "x509",
                            "pkcs12",
                            "amt",
                            "check.facts",
                            "check.fixture",
                            "check.rule",
                            "check",
                            "setupbin",
                            "export",
                            "profile",
                            "profile.adopt"))));

    /** Other people's packages, by the only rooms that may use them. */
    private static final Map<String, List<String>> GUESTS = Map.of(
            "internal.bc", List.of("org.bouncycastle.asn1..", "org.bouncycastle.crypto..", "org.bouncycastle.util.."),
            "internal.qr", List.of("com.google.zxing.."),
            "internal.json", List.of("tools.jackson.core.."),
            "internal.yaml",
                    List.of("tools.jackson.core..", "tools.jackson.dataformat.yaml..", "org.snakeyaml.engine.v2.."));

    private static final List<String> EVERYWHERE = List.of("java..", "javax..", "org.jspecify..");

    @Test
    void everyRoomIsListed() {
        assertThat(ROOMS.keySet())
                .containsAll(Library.CLASSES.stream().map(Library::room).toList());
    }

    @ParameterizedTest
    @MethodSource("roomsInUse")
    void aRoomUsesOnlyWhatItMay(String room) {
        Stream<String> neighbours = Stream.concat(Stream.of(room), ROOMS.getOrDefault(room, List.of()).stream())
                .map(Library::packageOf);
        String[] allowed = Stream.of(neighbours, GUESTS.getOrDefault(room, List.of()).stream(), EVERYWHERE.stream())
                .flatMap(some -> some)
                .toArray(String[]::new);
        classes()
                .that(resideInAPackage(Library.packageOf(room)))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .check(Library.CLASSES);
    }

    @Test
    void noRoomsGoRoundInACircle() {
        slices().assignedFrom(new ByRoom()).should().beFreeOfCycles().check(Library.CLASSES);
    }

    @Test
    void bouncyCastleIsNeverAProvider() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.bouncycastle.jce..", "org.bouncycastle.jcajce..")
                .check(Library.CLASSES);
    }

    @Test
    void everyRoomIsNullMarked() {
        assertThat(Library.CLASSES.stream().map(JavaClass::getPackage).collect(Collectors.toSet()))
                .allSatisfy(room -> assertThat(room.isAnnotatedWith(NullMarked.class))
                        .as(room.getName())
                        .isTrue());
    }

    @Test
    void whatIsInternalIsForNobodyButUsAndAllElseIsForEverybody() {
        assertThat(Library.exported())
                .isEqualTo(roomsInUse()
                        .filter(room -> !room.startsWith("internal"))
                        .map(Library::packageOf)
                        .collect(Collectors.toSet()));
    }

    static Stream<String> roomsInUse() {
        return Library.CLASSES.stream().map(Library::room).distinct();
    }

    private static final class ByRoom implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().startsWith(Library.ROOT)
                    ? SliceIdentifier.of(Library.room(type))
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "rooms";
        }
    }
}
