package io.github.amtpki.check.importer;

import static io.github.amtpki.check.rule.Importer.EMA;
import static io.github.amtpki.check.rule.Importer.MESHCENTRAL;
import static io.github.amtpki.check.rule.Importer.RPS;
import static io.github.amtpki.check.rule.Importer.SCS;
import static io.github.amtpki.check.rule.Severity.WARNING;

import io.github.amtpki.check.facts.CertificateFacts;
import io.github.amtpki.check.facts.FileFacts;
import io.github.amtpki.check.facts.FileFacts.PasswordFacts;
import io.github.amtpki.check.facts.Trouble;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.pkcs12.BundleStructure;
import io.github.amtpki.pkcs12.BundleStructure.Bag;
import io.github.amtpki.pkcs12.BundleStructure.BagKind;
import io.github.amtpki.pkcs12.BundleStructure.Encryption;
import io.github.amtpki.pkcs12.BundleStructure.Mac;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What can be the matter with a file itself; each looks with the eyes of one importer. */
final class FileFindings {

    private static final int LONGEST_PASSWORD = 64;
    private static final int MOST_ITEMS = 2;
    private static final String UNNAMED = "unknown";
    private static final int SLOW = 10_000;
    private static final int TOO_SLOW = 1_000_000;
    private static final Set<Importer> WINDOWS = Set.of(EMA, SCS);
    private static final Set<Importer> FORGE = Set.of(RPS, MESHCENTRAL);

    private FileFindings() {}

    static Optional<Hit> loose(FileFacts file, Importer importer) {
        if (file.isPkcs12()) {
            return Optional.empty();
        }
        Hit hit = Hit.because("this is not a PFX");
        return Optional.of(
                importer == MESHCENTRAL ? hit.only(WARNING) : WINDOWS.contains(importer) ? hit.leavingOpen() : hit);
    }

    static Optional<Hit> emptyPassword(FileFacts file, Importer importer) {
        return password(file, facts -> facts.length() == 0).map(facts -> Hit.because("the password is empty"));
    }

    static Optional<Hit> longPassword(FileFacts file, Importer importer) {
        return password(file, facts -> facts.length() > LONGEST_PASSWORD)
                .map(facts -> Hit.because("the password has " + facts.length() + " characters"));
    }

    static Optional<Hit> notAscii(FileFacts file, Importer importer) {
        return password(file, facts -> !facts.printableAscii())
                .filter(facts -> encryptions(file).anyMatch(FileFindings::isPbes2))
                .map(facts -> Hit.because("the password is not plain ASCII, and the file is locked with PBES2"));
    }

    private static Optional<PasswordFacts> password(
            FileFacts file, java.util.function.Predicate<PasswordFacts> predicate) {
        return file.password().filter(predicate);
    }

    private static boolean isPbes2(Encryption encryption) {
        return encryption.kdf().startsWith("PBKDF2");
    }

    static Optional<Hit> damaged(FileFacts file, Importer importer) {
        return file.trouble(Trouble.Kind.DAMAGED).map(trouble -> Hit.because(trouble.detail()));
    }

    static Optional<Hit> trailing(FileFacts file, Importer importer) {
        return file.structure()
                .map(BundleStructure::trailingBytes)
                .filter(bytes -> bytes > 0)
                .map(bytes -> Hit.because(bytes + (bytes == 1 ? " byte follows" : " bytes follow") + " the PFX"));
    }

    static Optional<Hit> notDer(FileFacts file, Importer importer) {
        return file.structure()
                .filter(structure -> !structure.der())
                .map(structure -> Hit.because("the file is BER, not DER"))
                .map(hit -> WINDOWS.contains(importer) ? hit.leavingOpen() : hit);
    }

    static Optional<Hit> noMac(FileFacts file, Importer importer) {
        boolean empty = password(file, facts -> facts.length() == 0).isPresent();
        return file.structure()
                .filter(structure -> structure.mac().isEmpty() && !empty)
                .map(structure -> Hit.because("the file has no MAC"))
                .map(hit -> WINDOWS.contains(importer) ? hit.leavingOpen() : hit);
    }

    static Optional<Hit> pbmac1(FileFacts file, Importer importer) {
        return mac(file)
                .filter(Mac::pbmac1)
                .map(mac -> Hit.because("the MAC is PBMAC1"))
                .map(hit -> WINDOWS.contains(importer) ? hit.leavingOpen() : hit);
    }

    static Optional<Hit> macDigest(FileFacts file, Importer importer) {
        return mac(file)
                .filter(mac -> !mac.pbmac1() && !Reading.of(importer).macs().contains(mac.digest()))
                .map(mac -> Hit.because("the MAC is made with " + mac.digest()))
                .map(hit -> WINDOWS.contains(importer) ? hit.leavingOpen() : hit);
    }

    static Optional<Hit> macWithoutNull(FileFacts file, Importer importer) {
        return mac(file)
                .filter(mac -> !mac.pbmac1() && !mac.nullParameters())
                .map(mac -> Hit.because("the MAC's " + mac.digest() + " stands without NULL parameters"));
    }

    private static Optional<Mac> mac(FileFacts file) {
        return file.structure().flatMap(BundleStructure::mac);
    }

    static Optional<Hit> tooCostly(FileFacts file, Importer importer) {
        int most = iterations(file);
        if (most <= TOO_SLOW && file.trouble(Trouble.Kind.TOO_COSTLY).isEmpty()) {
            return Optional.empty();
        }
        Hit hit = Hit.because(
                most <= TOO_SLOW
                        ? "opening it takes more than a million iterations of key derivation, all taken together"
                        : "it demands " + most + " iterations of key derivation");
        return Optional.of(most > TOO_SLOW && FORGE.contains(importer) ? hit : hit.leavingOpen());
    }

    static Optional<Hit> slow(FileFacts file, Importer importer) {
        int most = iterations(file);
        return most > SLOW && most <= TOO_SLOW
                ? Optional.of(Hit.because("it demands " + most + " iterations of key derivation"))
                : Optional.empty();
    }

    private static int iterations(FileFacts file) {
        int most = mac(file).map(Mac::iterations).orElse(0);
        return encryptions(file).mapToInt(Encryption::iterations).reduce(most, Math::max);
    }

    static Optional<Hit> wrongPassword(FileFacts file, Importer importer) {
        return file.trouble(Trouble.Kind.WRONG_PASSWORD).map(trouble -> Hit.because(trouble.detail()));
    }

    static Optional<Hit> noPassword(FileFacts file, Importer importer) {
        return file.trouble(Trouble.Kind.NO_PASSWORD)
                .map(trouble -> Hit.because(trouble.detail()))
                .map(hit -> file.isPkcs12() ? hit : hit.leavingOpen());
    }

    static Optional<Hit> items(FileFacts file, Importer importer) {
        return file.structure()
                .map(structure -> structure.items().size())
                .filter(items -> items > MOST_ITEMS)
                .map(items -> Hit.because("the authenticated safe has " + items + " items"));
    }

    static Optional<Hit> encryption(FileFacts file, Importer importer) {
        return encryptions(file)
                .filter(one -> !Reading.of(importer).opens(one))
                .findFirst()
                .map(one -> Hit.because(
                        one.kdf().equals(UNNAMED)
                                ? unsupported(file).orElse("the encryption " + one.cipher() + " is not supported")
                                : "something in it is locked with " + one.cipher() + " and " + one.kdf()))
                .map(hit -> WINDOWS.contains(importer) ? hit.leavingOpen() : hit)
                .or(() -> unsupported(file).map(detail -> Hit.because(detail).leavingOpen()));
    }

    /** Where amtpki gives up, an importer may know more; what is behind it nobody has seen. */
    private static Optional<String> unsupported(FileFacts file) {
        return file.trouble(Trouble.Kind.UNSUPPORTED_ALGORITHM).map(Trouble::detail);
    }

    static Optional<Hit> oldWindows(FileFacts file, Importer importer) {
        boolean modern = encryptions(file).anyMatch(FileFindings::isPbes2)
                || mac(file).filter(mac -> mac.digest().equals("SHA-256")).isPresent();
        return modern ? Optional.of(Hit.because("it is made with AES or SHA-256")) : Optional.empty();
    }

    static Optional<Hit> strangeBag(FileFacts file, Importer importer) {
        Set<BagKind> usual = Set.of(BagKind.CERTIFICATE, BagKind.SHROUDED_KEY, BagKind.PLAIN_KEY);
        return bags(file)
                .map(Bag::kind)
                .filter(kind -> !usual.contains(kind))
                .findFirst()
                .map(kind -> Hit.because("it holds something that is neither a key nor a certificate"))
                .map(hit -> WINDOWS.contains(importer) ? hit.leavingOpen() : hit);
    }

    static Optional<Hit> badCertificate(FileFacts file, Importer importer) {
        List<CertificateFacts> rest =
                file.certificates().stream().map(CertificateFacts::new).toList();
        boolean open = WINDOWS.contains(importer)
                || importer == RPS && ForgeChain.of(rest).complete();
        return file.trouble(Trouble.Kind.BAD_CERTIFICATE)
                .map(trouble -> Hit.because(trouble.detail()))
                .map(hit -> open ? hit.leavingOpen() : hit);
    }

    static Optional<Hit> badKey(FileFacts file, Importer importer) {
        return file.trouble(Trouble.Kind.BAD_KEY)
                .map(trouble -> Hit.because(trouble.detail()).leavingOpen());
    }

    static Optional<Hit> noKey(FileFacts file, Importer importer) {
        return file.isOpen() && file.keys() == 0
                ? Optional.of(Hit.because("there is no private key in it"))
                : Optional.empty();
    }

    static Optional<Hit> noCertificate(FileFacts file, Importer importer) {
        return file.isOpen()
                        && file.certificates().isEmpty()
                        && file.trouble(Trouble.Kind.BAD_CERTIFICATE).isEmpty()
                ? Optional.of(Hit.because("there is no certificate in it"))
                : Optional.empty();
    }

    static Optional<Hit> severalKeys(FileFacts file, Importer importer) {
        return file.isOpen() && file.keys() > 1
                ? Optional.of(Hit.because("there are " + file.keys() + " private keys in it"))
                        .map(hit -> WINDOWS.contains(importer) ? hit.leavingOpen() : hit)
                : Optional.empty();
    }

    private static Stream<Encryption> encryptions(FileFacts file) {
        List<Encryption> all = new ArrayList<>();
        file.structure()
                .ifPresent(structure ->
                        structure.items().forEach(item -> item.encryption().ifPresent(all::add)));
        bags(file).forEach(bag -> bag.encryption().ifPresent(all::add));
        return all.stream();
    }

    private static Stream<Bag> bags(FileFacts file) {
        return file.structure().stream().flatMap(structure -> structure.bags().stream());
    }
}
