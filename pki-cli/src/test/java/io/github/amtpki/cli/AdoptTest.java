package io.github.amtpki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.testing.RequiresTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people have is made here as they made it: by openssl, under their names. */
@RequiresTool("openssl")
final class AdoptTest {

    private static final String LEAF = """
            basicConstraints = CA:FALSE
            keyUsage = digitalSignature, keyEncipherment
            extendedKeyUsage = serverAuth, 2.16.840.1.113741.1.2.3
            subjectAltName = DNS:corp.example.com
            """;

    private static final String SECOND = """
              - name: second
                kind: provisioning
                host: rps.corp.example.com
                validity: 1y
                pfx: {password: generate}
            """;

    @TempDir
    Path folder;

    @Test
    void theOpensslRecipeIsTakenOverByteForByteAndItsProfileChangesNothing() throws IOException {
        recipe("have");
        Map<String, String> originals = files("have");
        Run.Result result = run("adopt", "have", "-o", "out/lab", "--domain", "corp.example.com");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("adopt    root  CN=CA Custom Root", "key from have/rootCA.key")
                .contains("\nrps               pass\n", "out/lab/provisioning.pfx: nothing known refuses it")
                .contains("differs: keyUsage: none, then keyCertSign, cRLSign (critical)")
                .endsWith("whoever reads have/rootCA.key, have/server.key has the keys in there\n");
        assertThat(files("have")).isEqualTo(originals);
        openssl("x509", "-in", "have/rootCA.crt", "-outform", "DER", "-out", "root.der");
        assertThat(folder.resolve("out/lab/root.der")).hasSameBinaryContentAs(folder.resolve("root.der"));
        noOp("lab");
    }

    @Test
    void otherProgramsTakeWhatWasAdopted() {
        recipe("have");
        run("adopt", "have", "-o", "out/lab");
        openssl("verify", "-CAfile", "out/lab/root.crt", "out/lab/provisioning.crt");
        assertThat(openssl(
                        "pkcs12",
                        "-in",
                        "out/lab/provisioning.pfx",
                        "-nokeys",
                        "-passin",
                        "file:out/lab/provisioning.pfx.password"))
                .contains("CN = CA Custom Root", "CN = corp.example.com");
        assertThat(openssl("pkey", "-in", "out/lab/root.key", "-passin", "file:out/lab/root.key.password", "-pubout"))
                .isEqualTo(openssl("pkey", "-in", "have/rootCA.key", "-pubout"));
    }

    @Test
    void theAdoptedRootSignsWhatTheProfileAddsAndOtherPeoplesRequests() throws IOException {
        recipe("have");
        run("adopt", "have", "-o", "out/lab", "--domain", "corp.example.com");
        Path profile = folder.resolve("out/lab.yaml");
        Files.writeString(profile, Files.readString(profile) + SECOND);
        Run.Result applied = run("apply", "out/lab.yaml", "-o", "out/lab");
        assertThat(applied.code()).as(applied.err()).isZero();
        assertThat(applied.out()).contains("keep     root", "keep     provisioning", "issue    second");
        openssl("verify", "-CAfile", "have/rootCA.crt", "out/lab/second.crt");
        noOp("lab");
        openssl("req", "-new", "-key", "have/server.key", "-subj", "/CN=mps.corp.example.com", "-out", "mps.csr");
        assertThat(run("sign", "mps.csr", "--ca", "out/lab", "--kind", "provisioning", "-o", "signed")
                        .code())
                .isZero();
        openssl("verify", "-CAfile", "have/rootCA.crt", "signed/mps.crt");
    }

    @Test
    void aChangeOfTheRootsLinesIsRefused() throws IOException {
        recipe("have");
        run("adopt", "have", "-o", "out/lab");
        Path profile = folder.resolve("out/lab.yaml");
        Files.writeString(profile, Files.readString(profile).replace("CN=CA Custom Root", "CN=Another"));
        assertThat(run("apply", "out/lab.yaml", "-o", "out/lab").code()).isEqualTo(6);
    }

    @Test
    void aWiderFleetGetsASecondChainBesideTheAdoptedOne() throws IOException {
        recipe("have");
        run("adopt", "have", "-o", "out/lab", "--firmware", "12,16");
        Path profile = folder.resolve("out/lab.yaml");
        Files.writeString(profile, Files.readString(profile).replace("firmware: [", "firmware: [\"22\", "));
        Run.Result applied = run("apply", "out/lab.yaml", "-o", "out/lab");
        assertThat(applied.code()).as(applied.err()).isZero();
        assertThat(applied.out()).contains("keep     sha256/root", "issue    sha384/root");
        openssl("verify", "-CAfile", "have/rootCA.crt", "out/lab/sha256/provisioning.crt");
        noOp("lab");
    }

    @Test
    void amtSetupbinsFolderIsTakenOver() {
        authority("amt-ca/amt-ca-crt.pem", "amt-ca/amt-ca-key.pem", "/CN=AMT CA", "rsa:2048", "-sha256");
        leaf("amt-ca/amt-ca-crt.pem", "amt-ca/amt-ca-key.pem", "amt-ca/amt.test-", LEAF, "-sha256");
        bundle("amt-ca/amt.test-crt.pem", "amt-ca/amt.test-key.pem", "amt-ca/amt-ca-crt.pem", "amt-ca/amt.test.pfx");
        assertThat(run("adopt", "amt-ca", "-o", "out/rgl").err())
                .contains("'amt-ca/amt.test.pfx' is locked, and no password was given");
        Run.Result result =
                Run.in(folder).variable("P", "HeyH0!").run("adopt", "amt-ca", "-o", "out/rgl", "--password", "env:P");
        assertThat(result.code()).as(result.err()).isZero();
        noOp("rgl");
    }

    @Test
    void aBundleAloneIsTakenOverWithoutTheRootsKey() throws IOException {
        recipe("have");
        bundle("have/server.crt", "have/server.key", "have/rootCA.crt", "rps.pfx");
        Files.writeString(folder.resolve("rps.pfx.password"), "HeyH0!\n");
        Run.Result result = run("adopt", "rps.pfx", "-o", "out/rps");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("adopt    root  CN=CA Custom Root", "from rps.pfx, without its key");
        assertThat(result.out()).doesNotContain("whoever reads");
        assertThat(folder.resolve("out/rps/root.key")).doesNotExist();
        noOp("rps");
        Path profile = folder.resolve("out/rps.yaml");
        Files.writeString(profile, Files.readString(profile) + SECOND);
        Run.Result applied = run("apply", "out/rps.yaml", "-o", "out/rps");
        assertThat(applied.code()).isEqualTo(5);
        assertThat(applied.err()).contains("this needs the key 'root.key'");
        Files.copy(folder.resolve("have/rootCA.key"), folder.resolve("out/rps/root.key"));
        Files.writeString(folder.resolve("out/rps/root.key.password"), "none\n");
        assertThat(run("apply", "out/rps.yaml", "-o", "out/rps").code()).isZero();
    }

    @Test
    void meshCentralsRootIsTakenOverForTheFirmwareThatItServes() {
        authority(
                "root-cert-public.crt",
                "root-cert-private.key",
                "/CN=MeshCentralRoot-a1b2c3/O=unknown",
                "rsa:3072",
                "-sha384");
        leaf(
                "root-cert-public.crt",
                "root-cert-private.key",
                "codesign-",
                "extendedKeyUsage = codeSigning\n",
                "-sha384");
        Run.Result result =
                run("adopt", "root-cert-public.crt", "root-cert-private.key", "codesign-crt.pem", "-o", "out/mesh");
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("left out: 'CN=corp.example.com' (codesign-crt.pem) is for something");
        assertThat(folder.resolve("out/mesh.yaml")).content().contains("firmware: [\"21-22\"]");
        noOp("mesh");
    }

    @Test
    void somebodyWhoLostTheExtensionsIsToldSo() {
        authority("ca.crt", "ca.key", "/CN=CA", "rsa:2048", "-sha256");
        leaf("ca.crt", "ca.key", "lost-", "subjectKeyIdentifier = hash\n", "-sha256");
        Run.Result result = run("adopt", "ca.crt", "ca.key", "lost-crt.pem", "lost-key.pem", "-o", "out/lost");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("differs: extendedKeyUsage: none, then serverAuth, AMT setup", "error ");
        noOp("lost");
    }

    @Test
    void aRootThatMayNotSignIsAdoptedAndCalledWhatItIs() {
        openssl(
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                "ca.key",
                "-out",
                "ca.crt",
                "-days",
                "99",
                "-subj",
                "/CN=CA",
                "-addext",
                "keyUsage=digitalSignature");
        leaf("ca.crt", "ca.key", "leaf-", LEAF, "-sha256");
        Run.Result result = run("adopt", "ca.crt", "ca.key", "leaf-crt.pem", "-o", "out/unfit");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("its key usage lacks keyCertSign: nothing can be issued below it");
        noOp("unfit");
    }

    @Test
    void severalRootsAreRefusedByNameAndNothingIsWritten() {
        authority("have/a.crt", "have/a.key", "/CN=A", "rsa:2048", "-sha256");
        authority("have/b.crt", "have/b.key", "/CN=A", "rsa:2048", "-sha256");
        refused(5, "there are several roots: 'CN=A' (have/a.crt), 'CN=A' (have/b.crt)", "have");
    }

    @Test
    void withoutItsRootALeafIsRefused() {
        recipe("have");
        refused(
                4,
                "the issuer of 'CN=corp.example.com' (have/server.crt) is missing: 'CN=CA Custom Root",
                "have/server.crt");
    }

    @Test
    void whatCannotBeOpenedIsRefused() {
        recipe("have");
        openssl("genpkey", "-algorithm", "RSA", "-aes-256-cbc", "-pass", "pass:secret", "-out", "have/locked.key");
        refused(4, "'have/locked.key' is locked, and no password was given", "have");
        Run.Result wrong = Run.in(folder).typing("not it").run("adopt", "have", "-o", "out/no", "--firmware", "11-18");
        assertThat(wrong.code()).isEqualTo(4);
        assertThat(wrong.err()).contains("'have/locked.key': wrong password");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aKeyOfAKindThatAmtHasNoUseForIsCalledSo() {
        recipe("have");
        openssl("genpkey", "-genparam", "-algorithm", "DSA", "-pkeyopt", "dsa_paramgen_bits:1024", "-out", "dsa.pem");
        openssl("genpkey", "-paramfile", "dsa.pem", "-out", "have/old.key");
        refused(
                4,
                "the public half of this DSA key cannot be computed: it is damaged, or keys of its kind are not supported",
                "have");
    }

    @Test
    void theKeysOfFixturesAreRefused() {
        run("fixtures", "good", "-o", "fixtures");
        Run.Result result = run("adopt", "fixtures", "-o", "out/no");
        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err()).contains("public test key");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        recipe("have");
        Files.createDirectories(folder.resolve("out"));
        Files.writeString(folder.resolve("out/lab.yaml"), "mine");
        assertThat(run("adopt", "have", "-o", "out/lab").code()).isEqualTo(6);
        assertThat(folder.resolve("out/lab.yaml")).hasContent("mine");
        assertThat(folder.resolve("out/lab")).doesNotExist();
        Files.delete(folder.resolve("out/lab.yaml"));
        run("adopt", "have", "-o", "out/lab");
        Map<String, String> before = files("out");
        assertThat(run("adopt", "have", "-o", "out/lab").code()).isEqualTo(6);
        assertThat(run("adopt", "have", "-o", "have").code()).isEqualTo(6);
        assertThat(files("out")).isEqualTo(before);
        assertThat(folder.resolve("have.yaml")).doesNotExist();
    }

    @Test
    void linksAreFollowedAndWhatIsNoFileIsPassedOver() throws IOException {
        recipe("have");
        Files.createDirectories(folder.resolve("links/sub"));
        for (String name : List.of("rootCA.crt", "rootCA.key", "server.crt", "server.key")) {
            Files.createSymbolicLink(folder.resolve("links/" + name), folder.resolve("have/" + name));
        }
        Files.createSymbolicLink(folder.resolve("links/zero.crt"), Path.of("/dev/zero"));
        Files.createSymbolicLink(folder.resolve("links/loop"), folder.resolve("links"));
        Files.createSymbolicLink(folder.resolve("links/gone.key"), folder.resolve("nowhere"));
        write("links/torn.key", "half of it");
        write("links/notes.txt", "mine");
        Run.Result result = run("adopt", "links", "-o", "out/lab");
        assertThat(result.code()).isZero();
        assertThat(result.err())
                .contains("no regular file or a link to nothing: links/gone.key, links/zero.crt\n")
                .contains("passed over: links/torn.key holds nothing that can be read")
                .doesNotContain("notes", "server", "rootCA");
        noOp("lab");
    }

    @Test
    void somebodysHomeIsNoPki() throws IOException {
        recipe("have");
        for (int i = 0; i < 500; i++) {
            write("have/" + i, "");
        }
        refused(4, "files, too many for a PKI", "have");
    }

    @Test
    void whatOneChainCannotServeIsRefused() {
        recipe("have");
        refused(5, "one chain cannot serve AMT 12, 22", "have", "--firmware", "12,22");
    }

    @Test
    void aDomainThatTheNameIsNotInIsAFinding() {
        recipe("have");
        Run.Result result = run("adopt", "have", "-o", "out/lab", "--domain", "other.example.org");
        assertThat(result.code()).isEqualTo(1);
        assertThat(folder.resolve("out/lab.yaml")).content().contains("# domain: other.example.org    # the prov");
        noOp("lab");
    }

    @Test
    void nobodyElseReadsIt() throws IOException {
        recipe("have");
        run("adopt", "have", "-o", "out/lab");
        try (Stream<Path> files = Files.walk(folder.resolve("out/lab"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void anAdoptedPkiOfItsOwnDiffersInNothing() throws IOException {
        Lab.copyTo(folder);
        refused(5, "'pki' is a PKI folder already", "pki");
        Files.delete(folder.resolve("pki/manifest.json"));
        Run.Result result = run("adopt", "pki", "-o", "out/pki", "--domain", "corp.example.com", "--now", Lab.NOW);
        assertThat(result.code()).as(result.out()).isZero();
        assertThat(result.out()).doesNotContain("differs");
        assertThat(folder.resolve("out/pki.yaml")).content().contains("validity: 15y", "validity: 2y");
        assertThat(folder.resolve("out/pki/root.crt")).hasSameBinaryContentAs(folder.resolve("pki/root.crt"));
    }

    @Test
    void reportsAsJson() {
        recipe("have");
        Map<?, ?> json = run("adopt", "have", "-o", "out/lab", "--json").json();
        assertThat(json.get("profile")).isEqualTo("out/lab.yaml");
        assertThat(json.get("unlocked")).isEqualTo(List.of("have/rootCA.key", "have/server.key"));
        assertThat(json.get("certificates").toString()).contains("name=root", "kind=provisioning");
        assertThat(json.get("checks").toString()).contains("verdict=pass");
    }

    @Test
    void whatWasRevokedStaysSoAndTheNextListHasTheNextNumber() throws IOException {
        recipe("have");
        revokeServer("05");
        Run.Result result = run("adopt", "have", "-o", "out/lab", "--domain", "corp.example.com");
        assertThat(result.out())
                .contains("crl      root  number 5 of ", "revoked  provisioning  serial number ", "(keyCompromise)");
        openssl("crl", "-in", "out/lab/root.crl.pem", "-CAfile", "have/rootCA.crt", "-noout");
        noOp("lab");
        assertThat(run("crl", "out/lab").code()).isZero();
        assertThat(openssl("crl", "-in", "out/lab/root.crl.pem", "-noout", "-text"))
                .containsPattern("X509v3 CRL Number: *\n *6\n")
                .contains("Key Compromise");
        assertThat(run("adopt", "have", "-o", "out/two", "--json")
                        .json()
                        .get("revocations")
                        .toString())
                .contains("name=provisioning", "reason=keyCompromise");
    }

    @Test
    void whatOnlyAListKnowsIsTakenOverFromDerAndAHoldForGood() throws IOException {
        recipe("have");
        write("index.txt", "R\t400101000000Z\t260101000000Z,certificateHold\t0A\tunknown\t/CN=gone\n");
        openssl(list("have/root.pem", "7fffffffffffffff"));
        openssl("crl", "-in", "have/root.pem", "-outform", "DER", "-out", "have/root.crl");
        Files.delete(folder.resolve("have/root.pem"));
        Run.Result result = run("adopt", "have", "-o", "out/lab");
        assertThat(result.out()).contains("revoked  unknown  serial number a of root", "(unspecified)");
        assertThat(result.err())
                .contains("serial number a is revoked for good now", "a number that amtpki cannot count on from");
        assertThat(run("crl", "out/lab").code()).isZero();
        assertThat(openssl("crl", "-in", "out/lab/root.crl.pem", "-noout", "-text"))
                .contains("Serial Number: 0A");
    }

    @Test
    void theListOfAStrangerAndADamagedOneAreCalledSo() throws IOException {
        recipe("other");
        recipe("have");
        write("index.txt", "");
        openssl(list("have/strange.crl", "05", "other/rootCA"));
        write("have/broken.crl", "no list");
        Run.Result result = run("adopt", "have", "-o", "out/lab");
        assertThat(result.code()).isZero();
        assertThat(result.out()).doesNotContain("crl      root");
        assertThat(result.err())
                .contains("the revocation list in have/strange.crl, which none of the CAs signed")
                .contains("passed over: the revocation list in have/broken.crl: ");
    }

    /** As openssl ca keeps its books. */
    private void revokeServer(String number) {
        String serial = openssl("x509", "-in", "have/server.crt", "-noout", "-serial")
                .strip()
                .replace("serial=", "");
        write(
                "index.txt",
                "R\t400101000000Z\t260101000000Z,keyCompromise\t" + serial + "\tunknown\t/CN=corp.example.com\n");
        openssl(list("have/root.crl", number));
    }

    private String[] list(String file, String number) {
        return list(file, number, "have/rootCA");
    }

    private String[] list(String file, String number, String ca) {
        write("number", number + "\n");
        write("ca.conf", """
                [ca]
                default_ca = books
                [books]
                database = index.txt
                crlnumber = number
                default_md = sha256
                default_crl_days = 30
                """);
        return new String[] {
            "ca", "-config", "ca.conf", "-gencrl", "-cert", ca + ".crt", "-keyfile", ca + ".key", "-out", file
        };
    }

    private void refused(int code, String message, String... words) {
        String[] all = Stream.concat(Stream.of("adopt", "-o", "out/no"), Arrays.stream(words))
                .toArray(String[]::new);
        Run.Result result = run(all);
        assertThat(result.code()).as(result.err()).isEqualTo(code);
        assertThat(result.err()).contains(message);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private void noOp(String name) {
        Map<String, String> before = files("out");
        Run.Result result = run("apply", "out/" + name + ".yaml", "-o", "out/" + name);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .endsWith("\nnothing changed in out/" + name + "\n")
                .doesNotContain("issue");
        assertThat(files("out")).isEqualTo(before);
    }

    /** As the guide of Open AMT has it: the root without key usage. */
    private void recipe(String place) {
        authority(
                place + "/rootCA.crt",
                place + "/rootCA.key",
                "/C=US/L=Chandler/CN=CA Custom Root",
                "rsa:2048",
                "-sha256");
        leaf(place + "/rootCA.crt", place + "/rootCA.key", place + "/server-", LEAF, "-sha256");
        move(place + "/server-crt.pem", place + "/server.crt");
        move(place + "/server-key.pem", place + "/server.key");
    }

    private void authority(String certificate, String key, String subject, String type, String digest) {
        openssl(
                "req",
                "-x509",
                digest,
                "-days",
                "3560",
                "-nodes",
                "-newkey",
                type,
                "-subj",
                subject,
                "-keyout",
                key,
                "-out",
                certificate);
    }

    private void leaf(String ca, String caKey, String prefix, String extensions, String digest) {
        write(prefix + "crt.conf", extensions);
        openssl(
                "req",
                "-new",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                prefix + "key.pem",
                "-subj",
                "/CN=corp.example.com",
                "-out",
                prefix + "csr.pem");
        openssl(
                "x509",
                "-req",
                digest,
                "-days",
                "730",
                "-in",
                prefix + "csr.pem",
                "-CA",
                ca,
                "-CAkey",
                caKey,
                "-CAcreateserial",
                "-extfile",
                prefix + "crt.conf",
                "-out",
                prefix + "crt.pem");
    }

    private void bundle(String certificate, String key, String ca, String pfx) {
        openssl(
                "pkcs12",
                "-export",
                "-in",
                certificate,
                "-inkey",
                key,
                "-certfile",
                ca,
                "-passout",
                "pass:HeyH0!",
                "-out",
                pfx);
    }

    private String openssl(String... arguments) {
        for (String word : arguments) {
            int slash = word.indexOf('/');
            if (slash > 0 && !word.startsWith("file:")) {
                folder.resolve(word).getParent().toFile().mkdirs();
            }
        }
        return io.github.amtpki.testing.Run.in(folder).ok("openssl", arguments).out();
    }

    private void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void move(String from, String to) {
        try {
            Files.move(folder.resolve(from), folder.resolve(to));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Every file below with its bytes and the time of its last change. */
    private Map<String, String> files(String below) {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder.resolve(below))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(
                        file.toString(),
                        Arrays.hashCode(Files.readAllBytes(file)) + " " + Files.getLastModifiedTime(file));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return files;
    }

    private Run.Result run(String... words) {
        return Run.in(folder).run(words);
    }
}
