package io.github.amtpki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code renew}, {@code revoke} and {@code crl} as they are typed. */
final class LifeCycleTest {

    private static final String LATER = "2028-06-01T12:00:00Z";

    @TempDir
    Path folder;

    @BeforeEach
    void lab() throws IOException {
        Lab.copyTo(folder);
    }

    @Test
    void renewSaysWhatIsNewWhatStaysAndWhatToImport() {
        Run.Result renewed = run("renew", "pki/", "provisioning", "--new-key");

        assertThat(renewed.code()).as(renewed.err()).isZero();
        assertThat(renewed.err()).isEmpty();
        assertThat(renewed.out().replaceAll("[0-9a-f]{32}", "SERIAL")).isEqualTo("""
                renew    provisioning  CN=corp.example.com,OU=Intel(R) Client Setup Certificate, new key
                         was SERIAL, until 2029-01-31T12:00:00Z: stays valid
                         is  SERIAL, until 2030-06-01T12:00:00Z
                what was replaced is kept in pki/replaced/2028-06-01T12-00-00Z
                no machine need be visited: the root stays as it is
                import pki/provisioning.pfx again where the former one is in use
                """);
        Run.Result applied = run("apply", "lab.yaml", "-o", "pki");
        assertThat(applied.code()).isZero();
        assertThat(applied.out()).endsWith("nothing changed in pki\n");
    }

    @Test
    void whatIsRevokedDoesNotStayValid() {
        run("revoke", "pki", "provisioning", "--reason", "keyCompromise");

        assertThat(run("renew", "pki", "provisioning", "--new-key").out())
                .contains("until 2029-01-31T12:00:00Z: is revoked\n");
    }

    @Test
    void renewTellsProgramsTheSame() {
        Map<?, ?> json =
                run("renew", "pki", "provisioning", "--keep-key", "--json").json();

        assertThat(json.get("schemaVersion")).isEqualTo(1L);
        assertThat(json.get("key")).isEqualTo("keep");
        assertThat(json.get("import")).isEqualTo(List.of("provisioning.pfx"));
        assertThat(((Map<?, ?>) json.get("after")).get("notAfter")).isEqualTo("2030-06-01T12:00:00Z");
    }

    @Test
    void renewSaysWhatToDoWithWhatHasNoBundle() throws IOException {
        Files.copy(Distribution.REPOSITORY.resolve("profiles/csr/provision.csr"), folder.resolve("provision.csr"));
        Files.writeString(folder.resolve("lab.yaml"), Lab.PROFILE + """
                  - {name: web, kind: tls-server, host: web.corp.example.com, validity: 1y}
                  - {name: theirs, kind: provisioning, validity: 1y, csr: provision.csr}
                """);
        run("apply", "lab.yaml", "-o", "pki");

        assertThat(run("renew", "pki", "web", "--new-key").out())
                .endsWith("install pki/web.chain.crt and its key where the former one is in use\n");
        assertThat(run("renew", "pki", "theirs", "--keep-key").out())
                .endsWith("give pki/theirs.chain.crt to the owner of the key, who has to install it\n");
        Run.Result refused = run("renew", "pki", "theirs", "--new-key");
        assertThat(refused.code()).isEqualTo(5);
        assertThat(refused.err()).contains("ask the owner for a new request");
    }

    @Test
    void whatBecomesOfTheKeyMustBeSaid() {
        for (String[] words : new String[][] {{}, {"--keep-key", "--new-key"}}) {
            List<String> all = new ArrayList<>(List.of("renew", "pki", "provisioning"));
            all.addAll(List.of(words));
            Run.Result result = run(all.toArray(new String[0]));
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).contains("--keep-key: only the certificate is new", "--new-key: the key is new");
        }
    }

    @Test
    void aRootIsRefusedWithItsPriceAndTheWay() {
        Run.Result result = run("renew", "pki", "root", "--keep-key");

        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err()).contains("every machine must be enrolled again", "--replace-root");
    }

    @Test
    void aCaKeyThatWasMovedAwayMayBeNamed() throws IOException {
        Path safe = Files.createDirectory(folder.resolve("safe"));
        for (String file : List.of("root.key", "root.key.password")) {
            Files.move(folder.resolve("pki").resolve(file), safe.resolve(file));
        }

        Run.Result without = run("renew", "pki", "provisioning", "--new-key");
        assertThat(without.code()).isEqualTo(5);
        assertThat(without.err()).contains("root.key", "--ca-key FILE");
        assertThat(run("renew", "pki", "provisioning", "--new-key", "--ca-key", "safe/root.key")
                        .code())
                .isZero();
        assertThat(run("crl", "pki").code()).isEqualTo(5);
        assertThat(run("crl", "pki", "--ca-key", "safe/root.key").code()).isZero();
        assertThat(run("apply", "lab.yaml", "-o", "pki").out()).endsWith("nothing changed in pki\n");
    }

    @Test
    void aFolderThatIsNoPkiStaysAsItIs() {
        for (String[] words : new String[][] {
            {"renew", "none", "provisioning", "--keep-key"},
            {"revoke", "none", "provisioning", "--reason", "unspecified"},
            {"crl", "none"},
            {"status", "none"}
        }) {
            Run.Result result = run(words);
            assertThat(result.code()).isEqualTo(4);
            assertThat(result.err()).contains("none is no PKI folder");
        }
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void revokeNotesItAndNamesTheNextStep() {
        Run.Result revoked = run("revoke", "pki", "provisioning", "--reason", "key-compromise");

        assertThat(revoked.code()).isZero();
        assertThat(revoked.out()).matches("revoke {3}provisioning {2}[0-9a-f]{32}, keyCompromise\n");
        assertThat(revoked.err()).isEqualTo("amtpki: nobody knows yet: amtpki crl pki\n");
        Run.Result again = run("revoke", "pki", "provisioning", "--reason", "keyCompromise");
        assertThat(again.code()).isZero();
        assertThat(again.out()).startsWith("already  provisioning");
        assertThat(run("revoke", "pki", "provisioning", "--reason", "unspecified")
                        .code())
                .isEqualTo(5);
        assertThat(run("apply", "lab.yaml", "-o", "pki").out()).endsWith("nothing changed in pki\n");
    }

    @Test
    void revokeRefusesWhatItDoesNotKnow() {
        assertThat(run("revoke", "pki", "root", "--reason", "superseded").code())
                .isEqualTo(5);
        Run.Result unknown = run("revoke", "pki", "dead:beef", "--reason", "unspecified");
        assertThat(unknown.code()).isEqualTo(4);
        assertThat(unknown.err()).contains("there are root, provisioning");
        Run.Result held = run("revoke", "pki", "provisioning", "--reason", "certificateHold");
        assertThat(held.code()).isEqualTo(2);
        assertThat(held.err()).contains("--reason: ", "keyCompromise");
        assertThat(run("revoke", "pki", "provisioning").code()).isEqualTo(2);
    }

    @Test
    void crlSaysWhatItMadeAndUntilWhen() {
        run("revoke", "pki", "provisioning", "--reason", "cessationOfOperation");

        assertThat(run("crl", "pki", "--next-update", "30d").out()).isEqualTo("""
                crl      root  number 1, 1 revoked, next until 2028-07-01T12:00:00Z
                         pki/root.crl
                         pki/root.crl.pem
                """);
        Map<?, ?> json = run("crl", "pki", "--json").json();
        Map<?, ?> list = (Map<?, ?>) ((List<?>) json.get("lists")).get(0);
        assertThat(list.get("number")).isEqualTo(2L);
        assertThat((List<?>) list.get("revoked")).hasSize(1);
        assertThat(run("inspect", "pki/root.crl").out()).contains("revocation list");
    }

    @Test
    void ofSeveralCasOneWhoseKeyIsElsewhereIsRefusedWithTheWay() throws IOException {
        Files.writeString(folder.resolve("lab.yaml"), Lab.PROFILE.replace("certificates:", """
                intermediates:
                  - {name: issuing, subject: "CN=Issuing, O=Lab", validity: 10y}
                certificates:"""));
        run("apply", "lab.yaml", "-o", "two");
        Files.delete(folder.resolve("two/root.key"));

        Run.Result all = run("crl", "two");
        assertThat(all.code()).isEqualTo(5);
        assertThat(all.err()).contains("--ca sha256/issuing", "--ca sha256/root --ca-key FILE");
        assertThat(folder.resolve("two/issuing.crl")).doesNotExist();
        assertThat(run("crl", "two", "--ca-key", "any.key").code()).isEqualTo(2);
        assertThat(run("crl", "two", "--ca", "issuing").code()).isZero();
        assertThat(folder.resolve("two/root.crl")).doesNotExist();
    }

    @Test
    void ofTwoChainsEachLineNamesTheChain() throws IOException {
        Files.writeString(folder.resolve("two.yaml"), Lab.PROFILE.replace("\"11-18\"", "12, 22"));
        run("apply", "two.yaml", "-o", "two");

        assertThat(run("crl", "two").out())
                .contains("crl      sha256/root  number 1", "crl      sha384/root  number 1");
        assertThat(run("crl", "two", "--ca", "sha384/root").out()).startsWith("crl      sha384/root  number 2");
        assertThat(run("renew", "two", "sha384/provisioning", "--new-key").out())
                .startsWith("renew    sha384/provisioning  ");
        assertThat(run("revoke", "two", "sha384/provisioning", "--reason", "superseded")
                        .out())
                .startsWith("revoke   sha384/provisioning (a former one)  ");
    }

    private Run.Result run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--now", LATER));
        return Run.in(folder).run(all.toArray(new String[0]));
    }
}
