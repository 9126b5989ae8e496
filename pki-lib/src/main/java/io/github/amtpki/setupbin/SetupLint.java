package io.github.amtpki.setupbin;

import static io.github.amtpki.amt.Confidence.CODE;
import static io.github.amtpki.amt.Confidence.DOCUMENTED;
import static io.github.amtpki.amt.Confidence.INFERRED;
import static io.github.amtpki.amt.Confidence.REPORTED;
import static io.github.amtpki.check.rule.Severity.ERROR;
import static io.github.amtpki.check.rule.Severity.NOTE;
import static io.github.amtpki.check.rule.Severity.WARNING;
import static io.github.amtpki.check.rule.Stage.ENROLMENT;

import io.github.amtpki.amt.VersionSet;
import io.github.amtpki.check.rule.Passport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * U: what may keep a machine from doing what a Setup.bin says. One constant each, as the rules about certificates have them;
 * they are no {@code Rule}s, since those judge certificates.
 *
 * <pre>{@code
 * List<SetupFinding> findings = SetupLint.run(SetupBin.decode(bytes), VersionSet.parse(List.of("11-21")));
 * }</pre>
 *
 * <p>Files that cannot be read at all have no findings: {@link SetupBin#decode} says why.
 */
public enum SetupLint {
    U1(
            new Passport(
                    "U1",
                    ERROR,
                    DOCUMENTED,
                    ENROLMENT,
                    "the file is of a version that the firmware does not know",
                    "Each version of the file has a GUID of its own, and firmware that does not know it takes"
                            + " the stick for one without the file. Intel's own tool offers version 4 for AMT 7 and"
                            + " later. The other way round is harmless: newer firmware goes on reading older files,"
                            + " though some BIOSes no longer know version 1.",
                    "amtpki setup-bin create --file-version 3 …    # for AMT 6",
                    "Intel SDK, Intel AMT and USB Versions; the choices of Intel's Configuration Utility 12.1;"
                            + " Intel community 548782"),
            LintFiles::version),
    U2(
            new Passport(
                    "U2",
                    ERROR,
                    DOCUMENTED,
                    ENROLMENT,
                    "files of version 1 and 2 know SHA-1 hashes only",
                    "SHA-256 and SHA-384 hashes came with version 3. Who reads an older version expects 20"
                            + " bytes, and finds something else.",
                    "amtpki setup-bin create --file-version 4 …",
                    "Intel SDK, Intel AMT and USB Versions; MeshCentral's encoder"),
            LintRecords::hashTooNew),
    U3(
            new Passport(
                    "U3",
                    WARNING,
                    INFERRED,
                    ENROLMENT,
                    "a setting is newer than the version of the file",
                    "Readers of the file's version do not have to know the setting. What they do with it is not"
                            + " known; newer firmware may well take it.",
                    "amtpki setup-bin create --file-version 4 …",
                    "Intel's list of what versions 2.0 and 2.1 brought; the rest is taken for version 3"),
            LintRecords::variableTooNew),
    U4(
            new Passport(
                    "U4",
                    ERROR,
                    DOCUMENTED,
                    ENROLMENT,
                    "a SHA-1 hash that the firmware does not take",
                    "From ME 15.0 (platforms of the H series) and 16.0 (all) on no SHA-1 hash can be added;"
                            + " amtpki takes AMT 15 for the stricter.",
                    "amtpki setup-bin create --digest sha256 …    # or name older machines with --firmware",
                    "Intel SDK, Root Certificate Hashes; Intel KB 000058972"),
            LintRecords::sha1),
    U5(
            new Passport(
                    "U5",
                    WARNING,
                    INFERRED,
                    ENROLMENT,
                    "a SHA-384 hash on firmware older than AMT 15",
                    "The format has room for it, but nothing is documented of SHA-384 hashes before AMT 15."
                            + " MeshCentral does not see such a hash on any machine.",
                    "amtpki setup-bin create --digest sha256 …",
                    "Intel SDK, Root Certificate Hashes; MeshCentral's source"),
            LintRecords::sha384),
    U6(
            new Passport(
                    "U6",
                    WARNING,
                    DOCUMENTED,
                    ENROLMENT,
                    "a root without the PKI DNS suffix",
                    "The machine trusts the root, and still has to learn which domain the certificate must lie"
                            + " in: from the suffix in MEBx, or else from option 15 of DHCP on its wired port. The DNS"
                            + " suffix of the operating system does not count.",
                    "amtpki setup-bin create --domain corp.example.com …    # unless DHCP says it",
                    "Intel SDK, Overview of PSK and PKI; answers of Intel's staff"),
            LintRecords::noSuffix),
    U7(
            new Passport(
                    "U7",
                    ERROR,
                    REPORTED,
                    ENROLMENT,
                    "the settings stand in the wrong order",
                    "Firmware goes through the record from its beginning. The current password, the new one and"
                            + " the feature selection come first, in this order, before anything of module 2;"
                            + " activation comes after the suffix and the server. Every known writer sorts by module and"
                            + " id; another order that breaks none of these rules is a warning.",
                    "amtpki setup-bin create …    # sorts them",
                    "the notes on the format that MeshCentral's encoder quotes"),
            LintRecords::order),
    U8(
            new Passport(
                    "U8",
                    WARNING,
                    REPORTED,
                    ENROLMENT,
                    "counters of the header are 0 where they should be 1",
                    "Header and records take one chunk of 512 bytes each, and the header has to say so."
                            + " MeshCommander wrote 0, which older BIOSes took; newer ones had to be given 1.",
                    "amtpki setup-bin create …    # writes 1",
                    "MeshCentral issue 5655; rgl/amt-setupbin; files of Intel's tools"),
            LintFiles::counters),
    U9(
            new Passport(
                    "U9",
                    ERROR,
                    REPORTED,
                    ENROLMENT,
                    "there is no record left for a machine",
                    "A machine takes the first record that is still valid. Where there is none, nothing" + " happens.",
                    "amtpki setup-bin create …    # a new file",
                    "MeshCentral's encoder; HP, Intel AMT setup guides"),
            LintFiles::noneLeft),
    U10(
            new Passport(
                    "U10",
                    WARNING,
                    REPORTED,
                    ENROLMENT,
                    "some of the records are consumed, or the count of them is wrong",
                    "Firmware marks a record as used and counts it in the header, by which it finds the next."
                            + " If marks and count differ, a machine may look in the wrong place.",
                    "amtpki setup-bin create --csv fleet.csv --pool …    # a new file for those that are left",
                    "Intel SDK, Entering the PID-PPS Pair; MeshCommander counts the marks itself"),
            LintFiles::consumed),
    U11(
            new Passport(
                    "U11",
                    WARNING,
                    CODE,
                    ENROLMENT,
                    "the name of a root has 32 characters",
                    "Sources give 32 as the longest name, but MeshCommander stops at 31, so nobody knows who"
                            + " takes the last.",
                    "amtpki setup-bin create --root-name 'Example Lab Root' …",
                    "MeshCentral's encoder; MeshCommander"),
            LintRecords::longName),
    U12(
            new Passport(
                    "U12",
                    NOTE,
                    DOCUMENTED,
                    ENROLMENT,
                    "passwords are inside, in clear",
                    "The format does not encrypt; scrambling adds 17 to each byte and hides nothing. Whether"
                            + " firmware wipes a record that it has consumed is not known. Keep file, image and stick as"
                            + " you keep the passwords.",
                    "chmod 600 Setup.bin    # and wipe the stick when all machines are done",
                    "the format"),
            LintRecords::passwords),
    U13(
            new Passport(
                    "U13",
                    ERROR,
                    DOCUMENTED,
                    ENROLMENT,
                    "more than three root hashes",
                    "Firmware has room for three hashes of one's own, and a record can bring up to three.",
                    "leave out the roots that are not needed",
                    "Intel SDK, Root Certificate Hashes; Intel AMT and USB Versions"),
            LintRecords::tooMany),
    U14(
            new Passport(
                    "U14",
                    ERROR,
                    REPORTED,
                    ENROLMENT,
                    "the factory default password would stay",
                    "MEBx forces whoever comes with the default password to change it, so a record that has it"
                            + " as current password needs a new one, and the new one cannot be the default.",
                    "amtpki setup-bin create --new-password generate …",
                    "the notes on the format that MeshCentral's encoder quotes; MEBx"),
            LintRecords::defaultKept),
    U15(
            new Passport(
                    "U15",
                    ERROR,
                    DOCUMENTED,
                    ENROLMENT,
                    "MEBx would refuse the new password",
                    "MEBx checks it when the stick is in: 8 to 32 printable characters without double quote,"
                            + " comma and colon, with a digit, both cases and a special character.",
                    "amtpki setup-bin create --new-password generate …",
                    "Intel SDK; screens of MEBx 6 and 12"),
            LintRecords::badPassword),
    U16(
            new Passport(
                    "U16",
                    WARNING,
                    REPORTED,
                    ENROLMENT,
                    "the current password is missing",
                    "Firmware wants the password that MEBx has before it takes anything from the stick. Only"
                            + " files with pre-shared keys were seen without it.",
                    "amtpki setup-bin create --current-password env:FACTORY …",
                    "the notes on the format that MeshCentral's encoder quotes; every file seen"),
            LintRecords::noCurrent),
    U17(
            new Passport(
                    "U17",
                    WARNING,
                    CODE,
                    ENROLMENT,
                    "the hashes of public CAs are switched off",
                    "From then on the machine trusts the roots of this file alone. Whether that can be undone"
                            + " without clearing the firmware is not known of every machine.",
                    "amtpki setup-bin create --vendor-hashes keep …",
                    "MeshCentral's encoder, which has the switch; some scripts write it unasked"),
            LintRecords::vendorOff),
    U18(
            new Passport(
                    "U18",
                    WARNING,
                    INFERRED,
                    ENROLMENT,
                    "scrambled records in a file older than version 4",
                    "Intel's tool scrambles version 4, and MeshCommander offers it from there on only. Firmware"
                            + " that reads an older version may take the bytes as they stand.",
                    "amtpki setup-bin create --file-version 4 …    # or without --scrambled",
                    "a file of Intel's Configuration Utility 12.1; MeshCommander"),
            LintRecords::scrambled),
    U19(
            new Passport(
                    "U19",
                    WARNING,
                    INFERRED,
                    ENROLMENT,
                    "settings that nobody knows",
                    "amtpki keeps and shows them; what firmware does with them is not known.",
                    "amtpki setup-bin show Setup.bin    # shows them",
                    "no source names them"),
            LintRecords::unknown),
    U20(
            new Passport(
                    "U20",
                    WARNING,
                    REPORTED,
                    ENROLMENT,
                    "so many records that booting takes long",
                    "Each machine looks for its record at boot: 1 000 records took 15 seconds, 100 000 three"
                            + " minutes.",
                    "split the table: 300 records or fewer are not felt",
                    "T. Cutler (Intel), notes of May 2007"),
            LintFiles::many),
    U21(
            new Passport(
                    "U21",
                    WARNING,
                    REPORTED,
                    ENROLMENT,
                    "a value that its setting does not take",
                    "Length or number are outside what the setting is known to take, or a name is no DNS name. A"
                            + " root hash of an unknown algorithm, or whose lengths do not add up, is lost, and a PKI"
                            + " DNS suffix that no domain can have matches no certificate: these are errors. Most"
                            + " other cases nobody has tried. A current password of unprintable bytes may have swallowed the"
                            + " settings behind it.",
                    "amtpki setup-bin create …    # writes values that fit",
                    "the table of settings, each with its source; amtpki setup-bin show shows the value"),
            LintRecords::misfit),
    U22(
            new Passport(
                    "U22",
                    WARNING,
                    INFERRED,
                    ENROLMENT,
                    "the list of modules is not that of the records",
                    "The header lists the modules that the records use. MeshCommander up to 0.8.7 left the list"
                            + " empty, and a machine took such a file; of others nothing is known. Nor is it of a header length"
                            + " that does not end where the list does.",
                    "amtpki setup-bin create …    # lists them",
                    "files of Intel's tools; a file of MeshCommander that a machine applied"),
            LintFiles::modules),
    U23(
            new Passport(
                    "U23",
                    WARNING,
                    INFERRED,
                    ENROLMENT,
                    "bytes where there should be none",
                    "Reserved fields, paddings and the room behind the last setting are 0 in every file seen."
                            + " What stands there may be what is left of a password.",
                    "amtpki setup-bin create …    # leaves nothing there",
                    "files of Intel's tools"),
            LintFiles::leftovers),
    U24(
            new Passport(
                    "U24",
                    WARNING,
                    DOCUMENTED,
                    ENROLMENT,
                    "a file of version 1 that must not be consumed",
                    "The flag came with version 2.0: firmware that knows no more than version 1 consumes the"
                            + " records.",
                    "amtpki setup-bin create --file-version 4 …",
                    "Intel SDK, Intel AMT and USB Versions"),
            LintFiles::flagTooNew),
    U25(
            new Passport(
                    "U25",
                    WARNING,
                    DOCUMENTED,
                    ENROLMENT,
                    "pre-shared keys, which AMT 11 no longer has",
                    "PID and PPS belong to a way of provisioning that AMT 11.0 removed. The rest of the record"
                            + " may still count.",
                    "amtpki setup-bin create --root root.crt …    # certificates took their place",
                    "Intel SDK, release notes of AMT 11"),
            LintRecords::sharedKeys);

    private final Passport passport;
    private final Consumer<LintSink> look;

    SetupLint(Passport passport, Consumer<LintSink> look) {
        this.passport = passport;
        this.look = look;
    }

    public Passport passport() {
        return passport;
    }

    /**
     * All that is to be said of a file, the worst first.
     *
     * @param firmware every version that will read it
     */
    public static List<SetupFinding> run(SetupBin file, VersionSet firmware) {
        List<SetupFinding> findings = new ArrayList<>();
        for (SetupLint rule : values()) {
            LintSink sink = new LintSink(file, firmware, rule.passport);
            rule.look.accept(sink);
            findings.addAll(sink.findings());
        }
        findings.sort(Comparator.comparing(SetupFinding::severity));
        return List.copyOf(findings);
    }
}
