package io.github.amtpki.check.importer;

import static io.github.amtpki.amt.Confidence.CODE;
import static io.github.amtpki.amt.Confidence.DOCUMENTED;
import static io.github.amtpki.amt.Confidence.MEASURED;
import static io.github.amtpki.check.rule.Importer.CONSOLE;
import static io.github.amtpki.check.rule.Importer.EMA;
import static io.github.amtpki.check.rule.Importer.MESHCENTRAL;
import static io.github.amtpki.check.rule.Importer.RPC_GO;
import static io.github.amtpki.check.rule.Importer.RPS;
import static io.github.amtpki.check.rule.Importer.SCS;
import static io.github.amtpki.check.rule.Severity.ERROR;
import static io.github.amtpki.check.rule.Severity.NOTE;
import static io.github.amtpki.check.rule.Severity.WARNING;

import io.github.amtpki.amt.Confidence;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.facts.FileFacts;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.check.rule.Passport;
import io.github.amtpki.check.rule.Rule;
import io.github.amtpki.check.rule.Severity;
import io.github.amtpki.check.rule.Stage;
import io.github.amtpki.check.rule.Target;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * F: whether importers can open the file at all. Three libraries read PFX for six programs, node-forge for RPS and MeshCentral,
 * go-pkcs12 for rpc-go and Console, Windows for EMA and SCS, and they agree on few kinds of file.
 *
 * <p>In the order in which a file meets them; what RPS and MeshCentral look for in an opened file is in their own families.
 */
public enum FileRules implements Rule {
    F1(
            "F1",
            ERROR,
            CODE,
            "this is not a PFX",
            "RPS, rpc-go and Console import PKCS#12 and nothing else. MeshCentral also takes PEM, each certificate in a file of"
                    + " its own ('certfiles') and the key in another ('keyfile').",
            "amtpki bundle my.key chain.crt -o new.pfx",
            "domain.ts convertPfxToObject, local.go convertPfxToObject, certoperations.js loadIntelAmtAcmCerts",
            Words.forge("").and(Words.go()).andWindows(),
            FileFindings::loose),
    F2(
            "F2",
            ERROR,
            MEASURED,
            "the password is empty",
            "RPS demands a password. MeshCentral, rpc-go and Console take the empty one.",
            "amtpki fix provisioning.pfx    # with a password made by amtpki",
            "RPS 2.40 domain.ts domainInsertValidator",
            Words.of(RPS, Words.RPS_NO_PASSWORD),
            FileFindings::emptyPassword),
    F3(
            "F3",
            ERROR,
            MEASURED,
            "the password is longer than 64 characters",
            "RPS takes at most 64 characters. MeshCentral, rpc-go and Console take more.",
            "amtpki fix provisioning.pfx    # with a password made by amtpki",
            "RPS 2.40 domain.ts domainInsertValidator",
            Words.of(RPS, "Password should not exceed 64 characters in length"),
            FileFindings::longPassword),
    F4(
            "F4",
            ERROR,
            MEASURED,
            "the file is damaged",
            "Part of it is missing or was changed after it was written, so no importer can read it.",
            "amtpki bundle my.key chain.crt -o new.pfx    # or copy the file again, as binary",
            "node-forge 1.4.0, go-pkcs12 0.7.3",
            Words.forge(Words.MESHCENTRAL_SHUT).and(Words.go()).andWindows(),
            FileFindings::damaged),
    F5(
            "F5",
            ERROR,
            MEASURED,
            "bytes follow the PFX",
            "A line feed at the end is enough: both readers want the file to end where its structure ends.",
            "amtpki fix provisioning.pfx",
            "node-forge 1.4.0 asn1.js, go-pkcs12 0.7.3; deployment#163",
            Words.forge("Unparsed DER bytes remain after ASN.1 parsing.").and(Words.go()),
            FileFindings::trailing),
    F6(
            "F6",
            ERROR,
            CODE,
            "the file is BER",
            "Some Java programs write lengths as 'until further notice'. go-pkcs12 reads DER only; node-forge reads both.",
            "amtpki fix provisioning.pfx",
            "go-pkcs12 0.7.3 pkcs12.go: only DER; node-forge 1.4.0 and 1.3.2, run",
            Words.go().andWindows(),
            FileFindings::notDer),
    F7(
            "F7",
            ERROR,
            MEASURED,
            "the file has no MAC",
            "Without a MAC nobody can tell whether it was changed. rpc-go and Console refuse it unless the password is empty,"
                    + " as do GnuTLS, NSS, node and curl; RPS and MeshCentral do not mind.",
            "amtpki fix provisioning.pfx",
            "go-pkcs12 0.7.3 \"no MAC in data\"",
            Words.go().andWindows(),
            FileFindings::noMac),
    F8(
            "F8",
            ERROR,
            MEASURED,
            "the MAC is PBMAC1",
            "RFC 9579 is from 2024. rpc-go, Console and OpenSSL 3.4 read it, node-forge does not, nor does any JDK up to 25.",
            "amtpki fix provisioning.pfx",
            "RPS 2.40, MeshCentral 1.1.55",
            Words.forge("PKCS#12 uses unsupported MAC algorithm: 1.2.840.113549.1.5.14")
                    .andWindows(),
            FileFindings::pbmac1),
    F9(
            "F9",
            ERROR,
            MEASURED,
            "the MAC's hash is not known to the importer",
            "node-forge knows SHA-1, SHA-256, SHA-384, SHA-512 and MD5; go-pkcs12 knows SHA-1, SHA-256 and SHA-512.",
            "amtpki fix provisioning.pfx",
            "node-forge 1.4.0 pkcs12.js, go-pkcs12 0.7.3 \"MAC digest algorithm not supported\"",
            Words.forge("PKCS#12 uses unsupported MAC algorithm")
                    .and(Words.go())
                    .andWindows(),
            FileFindings::macDigest),
    F10(
            "F10",
            ERROR,
            MEASURED,
            "the MAC's hash stands without NULL parameters",
            "RFC 8017 lets writers leave them out. node-forge up to 1.3.2 then finds no MAC where there should be one.",
            "amtpki fix provisioning.pfx",
            "MeshCentral 1.1.55 with node-forge 1.3.2",
            Words.of(MESHCENTRAL, "Invalid PKCS#12. macData field present but MAC was not validated."),
            FileFindings::macWithoutNull),
    F11(
            "F11",
            ERROR,
            MEASURED,
            "the file demands more key derivation than is reasonable",
            "amtpki does not open it, and node-forge would block RPS or MeshCentral for minutes, several times per activation.",
            "amtpki bundle my.key chain.crt -o new.pfx",
            "RPS 2.40: 70 s for one look at a file with 600 000 iterations",
            Words.none(Importer.values()),
            FileFindings::tooCostly),
    F12(
            "F12",
            WARNING,
            MEASURED,
            "the file takes long to open",
            "node-forge needs 6.7 s for 100 000 iterations and 70 s for 600 000; RPS answers nobody meanwhile, and opens the"
                    + " file several times per activation. 10 000 is what the JDK writes.",
            "amtpki fix provisioning.pfx",
            "RPS 2.40 with node-forge 1.4.0",
            Words.none(RPS, MESHCENTRAL),
            FileFindings::slow),
    F13(
            "F13",
            ERROR,
            MEASURED,
            "the password does not open the file",
            "Importers would be given the same one. Some say the same about an algorithm that they do not know.",
            "amtpki check provisioning.pfx --password prompt",
            "RPS 2.40, rpc-go exit code 122, Console",
            Words.forge(Words.MAC_DIFFERS)
                    .with(RPC_GO, Words.RPC_GO_PASSWORD)
                    .with(CONSOLE, Words.CONSOLE_SHUT)
                    .andWindows(),
            FileFindings::wrongPassword),
    F14(
            "F14",
            ERROR,
            CODE,
            "no password was given",
            "The file is locked, so nothing in it was judged. Importers would be told no password either, and without the"
                    + " right one none of them opens it.",
            "amtpki check provisioning.pfx --password prompt",
            "RPS 2.40 domain.ts domainInsertValidator, node-forge 1.4.0, go-pkcs12 0.7.3",
            Words.of(RPS, Words.RPS_NO_PASSWORD)
                    .with(MESHCENTRAL, Words.MAC_DIFFERS)
                    .with(RPC_GO, Words.RPC_GO_PASSWORD)
                    .with(CONSOLE, Words.CONSOLE_SHUT)
                    .andWindows(),
            FileFindings::noPassword),
    F15(
            "F15",
            ERROR,
            MEASURED,
            "the password is not plain ASCII",
            "node-forge takes the letters for bytes where PBES2 wants UTF-8, and finds the password wrong. With 3DES it works.",
            "amtpki fix provisioning.pfx    # with a password made by amtpki",
            "RPS 2.40, MeshCentral 1.1.55",
            Words.forge(Words.MESHCENTRAL_SHUT),
            FileFindings::notAscii),
    F16(
            "F16",
            ERROR,
            MEASURED,
            "the file has more than two items",
            "go-pkcs12 expects one for the certificates and one for the key. GnuTLS writes one for each certificate.",
            "amtpki fix provisioning.pfx",
            "go-pkcs12 0.7.3 \"expected between 1 and 2 items in the authenticated safe\"",
            Words.go(),
            FileFindings::items),
    F17(
            "F17",
            ERROR,
            MEASURED,
            "the file is locked with something that the importer does not know",
            "Everybody opens AES-256-CBC with PBKDF2-HMAC-SHA-256 (from Windows Server 2019 on) and 3DES with SHA-1. node-forge"
                    + " does not know RC2-128, go-pkcs12 not PBKDF2 with HMAC-SHA-384.",
            "amtpki fix provisioning.pfx",
            "node-forge 1.4.0 pbe.js \"Unsupported OID\", go-pkcs12 0.7.3 \"pbes2 prf … not supported\"",
            Words.forge(Words.MESHCENTRAL_SHUT).and(Words.go()).andWindows(),
            FileFindings::encryption),
    F18(
            "F18",
            NOTE,
            DOCUMENTED,
            "old Windows cannot open the file",
            "Windows Server 2016 and Windows 10 before 1709 know 3DES and SHA-1 only.",
            "amtpki bundle provisioning.pfx --flavour compat -o new.pfx",
            "Microsoft, Export-PfxCertificate; KeyStore Explorer #318",
            Words.none(EMA, SCS),
            FileFindings::oldWindows),
    F19(
            "F19",
            ERROR,
            MEASURED,
            "the file holds something that is neither key nor certificate",
            "Java keystores may hold secret keys, other files lists of revoked certificates. node-forge gives up on them;"
                    + " go-pkcs12 passes over them.",
            "amtpki fix provisioning.pfx",
            "node-forge 1.4.0 pkcs12.js",
            Words.forge("Unsupported PKCS#12 SafeBag type.").andWindows(),
            FileFindings::strangeBag),
    F20(
            "F20",
            ERROR,
            CODE,
            "a certificate in the file is damaged",
            "go-pkcs12 gives up on the whole file. node-forge gives up too, or leaves the certificate out without a word.",
            "amtpki bundle my.key chain.crt -o new.pfx    # with a sound copy of the certificate",
            "go-pkcs12 0.7.3 DecodeChain",
            Words.forge(Words.MESHCENTRAL_SHUT).and(Words.go()).andWindows(),
            FileFindings::badCertificate),
    F21(
            "F21",
            WARNING,
            CODE,
            "a private key in the file cannot be read",
            "It may be of a kind that amtpki does not know, or damaged.",
            "amtpki bundle my.key chain.crt -o new.pfx",
            "RFC 5958",
            Words.none(Importer.values()),
            FileFindings::badKey),
    F22(
            "F22",
            ERROR,
            MEASURED,
            "there is no private key",
            "Whoever activates a machine signs with the provisioning certificate's key.",
            "amtpki bundle my.key chain.crt -o new.pfx",
            "go-pkcs12 0.7.3 \"private key missing\"; Intel EMA and SCS guides",
            Words.go().andWindows(),
            FileFindings::noKey),
    F23(
            "F23",
            ERROR,
            MEASURED,
            "there are several private keys",
            "go-pkcs12 wants exactly one.",
            "amtpki fix provisioning.pfx",
            "go-pkcs12 0.7.3 \"expected exactly one key bag\"",
            Words.go().andWindows(),
            FileFindings::severalKeys),
    F24(
            "F24",
            ERROR,
            CODE,
            "there is no certificate",
            "A private key alone proves nothing to a machine.",
            "amtpki bundle my.key chain.crt -o new.pfx",
            "go-pkcs12 0.7.3 \"certificate missing\"; Intel EMA and SCS guides",
            Words.go().andWindows(),
            FileFindings::noCertificate);

    private final Passport passport;
    private final Words words;
    private final BiFunction<FileFacts, Importer, Optional<Hit>> predicate;

    FileRules(
            String id,
            Severity severity,
            Confidence confidence,
            String title,
            String explanation,
            String fix,
            String source,
            Words words,
            BiFunction<FileFacts, Importer, Optional<Hit>> predicate) {
        this.passport = new Passport(id, severity, confidence, Stage.FILE, title, explanation, fix, source);
        this.words = words;
        this.predicate = predicate;
    }

    @Override
    public Passport passport() {
        return passport;
    }

    @Override
    public boolean concerns(Target target) {
        return words.concern(target);
    }

    @Override
    public Optional<Hit> judge(Facts facts, Target target) {
        Importer importer = (Importer) target;
        return predicate.apply(facts.file(), importer).map(hit -> words.in(importer, hit));
    }
}
