package io.github.amtpki.setupbin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.Confidence;
import io.github.amtpki.amt.VersionSet;
import io.github.amtpki.check.rule.Passport;
import io.github.amtpki.check.rule.Severity;
import io.github.amtpki.x509.Digest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A file without fault, and for each rule one that breaks it and no other. */
final class SetupLintTest {

    private static final VersionSet USUAL = VersionSet.parse(List.of("11-21"));

    private static final Variable CURRENT = Variable.text(VariableRow.CURRENT_MEBX_PASSWORD, "admin");
    private static final Variable FRESH = Variable.text(VariableRow.NEW_MEBX_PASSWORD, Samples.PASSWORD);
    private static final Variable SUFFIX = Variable.text(VariableRow.PKI_DNS_SUFFIX, "corp.example.com");
    private static final Variable ACTIVATE = Variable.number(VariableRow.ACTIVATION, 1);

    /** A case: the rule, how bad, the firmware, and the file. */
    record Broken(SetupLint rule, Severity severity, String firmware, SetupBin file) {

        @Override
        public String toString() {
            return rule + " " + severity;
        }
    }

    private static Variable hash(Digest digest, String name) {
        return new Variable(VariableRow.ROOT_HASH, new RootHashEntry(Samples.hash(digest, name), name).encode());
    }

    private static Variable unprintable() {
        byte[] value = hash(Digest.SHA256, "root").value().toByteArray();
        value[value.length - 1] = 7;
        return new Variable(VariableRow.ROOT_HASH, Octets.of(value));
    }

    private static SetupBin file(FileVersion version, boolean scrambled, Variable... variables) {
        return SetupBin.of(version, true, List.of(SetupRecord.of(1, scrambled, List.of(variables))));
    }

    private static SetupBin file(Variable... variables) {
        return file(FileVersion.V4, false, variables);
    }

    private static SetupBin changed(Consumer<ByteBuffer> change) {
        byte[] file = Samples.file();
        change.accept(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
        return SetupBin.decode(file);
    }

    static Stream<Broken> broken() {
        Variable sha256 = hash(Digest.SHA256, "root");
        byte[] consumed = Samples.pool(3);
        consumed[32] = 1;
        consumed[512 + 4] = 0;
        byte[] miscounted = Samples.pool(3);
        miscounted[32] = 1;
        byte[] used = Samples.file();
        used[512 + 4] = 0;
        used[32] = 1;
        return Stream.of(
                new Broken(SetupLint.U1, Severity.ERROR, "6", file(CURRENT, FRESH)),
                new Broken(SetupLint.U1, Severity.WARNING, "11", file(FileVersion.V1, false, CURRENT, FRESH)),
                new Broken(
                        SetupLint.U2,
                        Severity.ERROR,
                        "11",
                        file(FileVersion.V2_1, false, CURRENT, FRESH, SUFFIX, sha256)),
                new Broken(
                        SetupLint.U3, Severity.WARNING, "11", file(FileVersion.V2_1, false, CURRENT, FRESH, ACTIVATE)),
                new Broken(SetupLint.U4, Severity.ERROR, "11-16", file(CURRENT, FRESH, SUFFIX, hash(Digest.SHA1, "r"))),
                new Broken(
                        SetupLint.U5,
                        Severity.WARNING,
                        "14-16",
                        file(CURRENT, FRESH, SUFFIX, hash(Digest.SHA384, "r"))),
                new Broken(SetupLint.U6, Severity.WARNING, "11", file(CURRENT, FRESH, sha256)),
                new Broken(SetupLint.U7, Severity.ERROR, "11", file(FRESH, CURRENT)),
                new Broken(SetupLint.U7, Severity.ERROR, "11", file(SUFFIX, CURRENT, FRESH)),
                new Broken(SetupLint.U7, Severity.ERROR, "11", file(CURRENT, FRESH, ACTIVATE, SUFFIX)),
                new Broken(SetupLint.U7, Severity.WARNING, "11", file(CURRENT, FRESH, sha256, SUFFIX)),
                new Broken(SetupLint.U8, Severity.WARNING, "11", changed(file -> file.putShort(16, (short) 0))),
                new Broken(SetupLint.U8, Severity.WARNING, "11", changed(file -> file.putShort(36, (short) 0))),
                new Broken(SetupLint.U8, Severity.WARNING, "11", changed(file -> file.putShort(528, (short) 0))),
                new Broken(SetupLint.U9, Severity.ERROR, "11", SetupBin.of(FileVersion.V4, true, List.of())),
                new Broken(SetupLint.U9, Severity.ERROR, "11", SetupBin.decode(used)),
                new Broken(SetupLint.U10, Severity.NOTE, "11", SetupBin.decode(consumed)),
                new Broken(SetupLint.U10, Severity.WARNING, "11", SetupBin.decode(miscounted)),
                new Broken(
                        SetupLint.U11,
                        Severity.WARNING,
                        "11",
                        file(CURRENT, FRESH, SUFFIX, hash(Digest.SHA256, "x".repeat(32)))),
                new Broken(
                        SetupLint.U13,
                        Severity.ERROR,
                        "11",
                        file(
                                CURRENT,
                                FRESH,
                                SUFFIX,
                                sha256,
                                hash(Digest.SHA256, "b"),
                                hash(Digest.SHA256, "c"),
                                hash(Digest.SHA256, "d"))),
                new Broken(SetupLint.U14, Severity.ERROR, "11", file(CURRENT)),
                new Broken(
                        SetupLint.U15,
                        Severity.ERROR,
                        "11",
                        file(CURRENT, Variable.text(VariableRow.NEW_MEBX_PASSWORD, "weak"))),
                new Broken(SetupLint.U16, Severity.WARNING, "11", file(FRESH)),
                new Broken(
                        SetupLint.U17,
                        Severity.WARNING,
                        "11",
                        file(CURRENT, FRESH, Variable.number(VariableRow.VENDOR_HASHES, 0))),
                new Broken(SetupLint.U18, Severity.WARNING, "11", file(FileVersion.V3, true, CURRENT, FRESH)),
                new Broken(
                        SetupLint.U19, Severity.WARNING, "11", file(CURRENT, FRESH, new Variable(2, 99, Octets.of((byte)
                                1)))),
                new Broken(SetupLint.U20, Severity.WARNING, "11", SetupBin.decode(Samples.pool(301))),
                new Broken(
                        SetupLint.U21,
                        Severity.WARNING,
                        "11",
                        file(CURRENT, FRESH, Variable.number(VariableRow.KVM, 7))),
                new Broken(
                        SetupLint.U21,
                        Severity.WARNING,
                        "11",
                        file(CURRENT, FRESH, new Variable(VariableRow.VENDOR_HASHES, Octets.EMPTY))),
                new Broken(
                        SetupLint.U21,
                        Severity.ERROR,
                        "11",
                        file(CURRENT, FRESH, SUFFIX, new Variable(VariableRow.ROOT_HASH, Octets.of(new byte[] {9, 1
                        })))),
                new Broken(
                        SetupLint.U21,
                        Severity.ERROR,
                        "11",
                        file(CURRENT, FRESH, SUFFIX, new Variable(VariableRow.ROOT_HASH, Octets.of(new byte[] {2, 1
                        })))),
                new Broken(
                        SetupLint.U21,
                        Severity.ERROR,
                        "11",
                        file(CURRENT, FRESH, Variable.text(VariableRow.PKI_DNS_SUFFIX, "corp\u001b[2J.example.com"))),
                new Broken(
                        SetupLint.U21,
                        Severity.WARNING,
                        "11",
                        file(CURRENT, FRESH, Variable.text(VariableRow.CONFIGURATION_SERVER_FQDN, "pro visioning"))),
                new Broken(
                        SetupLint.U21,
                        Severity.WARNING,
                        "11",
                        file(CURRENT, FRESH, Variable.text(VariableRow.HOST_NAME, "pc\n1"))),
                new Broken(
                        SetupLint.U21,
                        Severity.WARNING,
                        "11",
                        file(Variable.text(VariableRow.CURRENT_MEBX_PASSWORD, "admin\0\1\0\2"), FRESH)),
                new Broken(SetupLint.U21, Severity.WARNING, "11", file(CURRENT, FRESH, SUFFIX, unprintable())),
                new Broken(SetupLint.U22, Severity.WARNING, "11", changed(file -> file.putInt(40, 0))),
                new Broken(SetupLint.U22, Severity.WARNING, "11", changed(file -> file.putShort(18, (short) 0))),
                new Broken(SetupLint.U22, Severity.WARNING, "11", changed(file -> file.putShort(18, (short) -1))),
                new Broken(SetupLint.U22, Severity.WARNING, "11", changed(file -> file.putShort(42, (short) 3))),
                new Broken(SetupLint.U23, Severity.WARNING, "11", changed(file -> file.put(1023, (byte) 1))),
                new Broken(SetupLint.U23, Severity.WARNING, "11", changed(file -> file.put(511, (byte) 1))),
                new Broken(SetupLint.U23, Severity.WARNING, "11", changed(file -> file.put(520, (byte) 1))),
                new Broken(SetupLint.U23, Severity.WARNING, "11", changed(file -> file.put(549, (byte) 1))),
                new Broken(
                        SetupLint.U25,
                        Severity.WARNING,
                        "11",
                        file(CURRENT, FRESH, Variable.text(VariableRow.PID, "0000037M"))));
    }

    @Test
    void aGoodFileHasPasswordsInItAndNoOtherFault() {
        assertThat(SetupLint.run(SetupBin.decode(Samples.file()), USUAL))
                .singleElement()
                .matches(finding -> finding.passport().id().equals("U12"))
                .matches(finding -> finding.severity() == Severity.NOTE)
                .matches(finding -> finding.where().equals("record 1: "));
    }

    @Test
    void whatIntelsToolWroteIsNotComplainedOf() {
        assertThat(SetupLint.run(SetupBin.decode(VectorsTest.intelsFile()), USUAL))
                .extracting(finding -> finding.passport().id())
                .containsExactly("U12");
    }

    @ParameterizedTest
    @MethodSource
    void broken(Broken broken) {
        List<SetupFinding> findings = SetupLint.run(broken.file(), VersionSet.parse(List.of(broken.firmware())));
        assertThat(findings)
                .filteredOn(finding -> finding.passport().equals(broken.rule().passport()))
                .extracting(SetupFinding::severity)
                .containsExactly(broken.severity());
        assertThat(findings)
                .filteredOn(finding -> !finding.passport().equals(broken.rule().passport()))
                .filteredOn(finding ->
                        !List.of("U12", "U24").contains(finding.passport().id()))
                .isEmpty();
    }

    @Test
    void aFlagThatVersionOneDoesNotHaveIsNoticed() {
        assertThat(SetupLint.run(file(FileVersion.V1, false, CURRENT, FRESH), USUAL))
                .extracting(finding -> finding.passport().id())
                .containsExactly("U1", "U24", "U12");
    }

    @Test
    void everyRuleIsBrokenByOneOfThese() {
        Set<SetupLint> missing = EnumSet.allOf(SetupLint.class);
        missing.removeAll(List.of(SetupLint.U12, SetupLint.U24));
        broken().forEach(broken -> missing.remove(broken.rule()));
        assertThat(missing).isEmpty();
    }

    @Test
    void whatIsTheSameInManyRecordsIsSaidOnce() {
        byte[] pool = Samples.pool(5);
        pool[32] = 1;
        pool[512 + 4] = 0;
        List<SetupFinding> passwords = SetupLint.run(SetupBin.decode(pool), USUAL).stream()
                .filter(finding -> finding.passport().id().equals("U12"))
                .toList();
        assertThat(passwords)
                .extracting(finding -> finding.where() + finding.detail())
                .containsExactly(
                        "record 1: it is consumed, and still holds passwords", "records 2-5: it holds passwords");
    }

    @Test
    void theWorstComesFirst() {
        assertThat(SetupLint.run(file(SUFFIX, CURRENT, hash(Digest.SHA256, "x".repeat(32))), USUAL))
                .extracting(SetupFinding::severity)
                .isSorted()
                .contains(Severity.ERROR, Severity.WARNING, Severity.NOTE);
    }

    @Test
    void whateverCanBeReadCanBeJudgedAndNoFindingHoldsAPassword() {
        Random random = new Random(25);
        for (int i = 0; i < 2_000; i++) {
            assertThat(SetupLint.run(Samples.random(random), USUAL)).isNotNull();
        }
        List<Variable> shuffled = new ArrayList<>(List.of(CURRENT, FRESH, SUFFIX, ACTIVATE));
        Collections.reverse(shuffled);
        assertThat(SetupLint.run(file(shuffled.toArray(new Variable[0])), USUAL).toString())
                .doesNotContain(Samples.PASSWORD);
    }

    @ParameterizedTest
    @EnumSource
    void aPassportIsComplete(SetupLint rule) {
        Passport passport = rule.passport();
        assertThat(passport.id()).isEqualTo(rule.name());
        assertThat(passport.title()).doesNotEndWith(".").hasSizeLessThan(100);
        assertThat(passport.explanation()).endsWith(".").hasSizeGreaterThan(20);
        assertThat(List.of(passport.fix(), passport.source())).allMatch(text -> !text.isBlank());
        assertThat(passport.severity() == Severity.ERROR && passport.confidence() == Confidence.INFERRED)
                .isFalse();
    }

    @Test
    void rangesOfRecordsAreShort() {
        SetupFinding finding =
                new SetupFinding(SetupLint.U6.passport(), Severity.WARNING, "x", Arrays.asList(1, 2, 3, 7, 9, 10));
        assertThat(finding.where()).isEqualTo("records 1-3, 7, 9-10: ");
    }
}
