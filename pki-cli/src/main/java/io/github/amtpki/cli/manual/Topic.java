package io.github.amtpki.cli.manual;

import io.github.amtpki.cli.console.ExitCode;
import java.util.ArrayList;
import java.util.List;

/** What concerns more than one verb. */
public enum Topic {
    PASSWORDS("passwords", "how secrets are given", """
            A secret never stands on the command line or in a profile: everybody on the
            machine could read it there. What stands there is a reference:

              env:NAME      the environment variable NAME; set to nothing it is the empty
                            password, unset it is an error
              file:PATH     the first line of the file, UTF-8
              fd:N          the first line read from open file descriptor N
              stdin         the first line of standard input, once in a run
              prompt        asked on the terminal without echo; twice for something new
              generate      made at random, 130 bits, and written beside its artefact as
                            ARTEFACT.password, readable by its owner only

            A line ending and a byte order mark are not part of the password. Where no
            reference is given, FILE.password beside a locked FILE opens it. Examples:

              amtpki inspect lab.pfx --password file:lab.pfx.password
              amtpki inspect lab.pfx --password fd:3 3<lab.pfx.password
              PW=… amtpki bundle my.key my.crt root.crt -o my.pfx --password env:PW

            A pipe is waited for until its first line ends or nobody has it open for writing
            any more, however long that takes; more than 4096 bytes without a line ending
            are refused.

            Nothing of a secret is kept, so 'apply' does not notice that the password behind
            a reference has changed while the profile has not. To give a bundle the new one,
            move it out of the folder and apply the profile again; no certificate changes.
            Or rewrite the bundle, here from the password in OLD to the one in NEW:

              amtpki bundle lab.pfx --key-password env:OLD --password env:NEW -o new.pfx

            A new password of MEBx that is generated has 16 characters, which every maker
            takes and every keyboard has in reach.

            The password of a new .pfx is ASCII, 1 to 64 characters: that is what every
            provisioning server reads. Private keys are written encrypted: a password that
            a person chose is stretched 600 000 times, a generated one 10 000 times.
            """),
    EXIT_CODES("exit-codes", "what the numbers mean", exitCodes()),
    FORMATS("formats", "what the files hold", """
            NAME.crt             one certificate, PEM
            NAME.chain.crt       the same with its issuers, root last, PEM
            NAME.key             its private key, PKCS#8, encrypted, PEM
            NAME.pfx             key and chain in one bundle, PKCS#12
            NAME.der             a root certificate, DER
            NAME.crl             a CA's list of revoked certificates, DER
            NAME.crl.pem         the same, PEM
            NAME-hash.txt        a root's hashes, to be read or typed
            NAME-hash.json       the same for programs
            NAME-sheet.html      a root's hash to print, with what to do at each machine
            Setup.bin            for a USB stick: tells a machine's firmware the root's
                                 hash, the DNS suffix and the new MEBx password
            stick.img            image of a whole stick that holds it: FAT32 or FAT16
            ARTEFACT.password    a generated password
            manifest.json        what the folder holds, with digests, and what became of
                                 former certificates
            replaced/STAMP/      files that others took the place of, by date
            Setup.bin            what a USB stick tells a machine; passwords in clear
            FILE.ledger.csv      the passwords of a pool, by record; machines to be noted
            IMAGE.img            a whole USB stick with a Setup.bin on it

            A profile that needs two chains (AMT up to 20 and AMT 22 share none) gets a
            folder for each, sha256 and sha384, with a sheet and a Setup.bin of its own.

            Sheet, Setup.bin and stick.img are made where the profile has an 'enrolment'
            section. Setup.bin and stick.img hold MEBx passwords in clear: treat them as
            such. Both stay as they are until the root, the domain or that section changes.
            A generated MEBx password has 16 characters, 80 random bits, and is typed alike
            on QWERTY, QWERTZ and AZERTY; it stays the same as long as Setup.bin.password
            is there. Without 'currentPassword' the machines are taken to have the factory
            default, admin.

            Flavours of bundles:

              modern     AES-256, PBKDF2, MAC HMAC-SHA256, 10 000 iterations: what RPS,
                         MeshCentral, rpc-go, Console and Windows Server 2019 read
              compat     3DES and SHA-1, for Windows Server 2016 and older
              pbmac1     as modern with the integrity check of RFC 9579: few read it yet

            Reading accepts PEM and DER wherever a certificate, request, list or key is
            wanted, certificates also from PKCS#7 (.p7b), and bundles of all three flavours
            and their relatives.
            """);

    private final String id;
    private final String summary;
    private final String text;

    Topic(String id, String summary, String text) {
        this.id = id;
        this.summary = summary;
        this.text = text;
    }

    public String id() {
        return id;
    }

    public String summary() {
        return summary;
    }

    public String text() {
        return text;
    }

    public static List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (Topic topic : values()) {
            ids.add(topic.id);
        }
        return ids;
    }

    private static String exitCodes() {
        StringBuilder text = new StringBuilder();
        for (ExitCode code : ExitCode.values()) {
            String number = code.number() < 10 ? " " + code.number() : "" + code.number();
            text.append(Wrap.hang(number + "  " + code.id(), code.meaning(), 21));
        }
        return text.append('\n')
                .append(Wrap.paragraph(
                        "The word is the 'code' of an error that --json prints. Two kinds of bad input have words of"
                                + " their own, wrong-password and unsupported-algorithm, and the same number.",
                        0))
                .toString();
    }
}
