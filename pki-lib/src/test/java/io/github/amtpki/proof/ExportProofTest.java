package io.github.amtpki.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.amtpki.Artefact;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.export.Export;
import io.github.amtpki.export.ExportInput;
import io.github.amtpki.export.ExportSamples;
import io.github.amtpki.testing.RequiresTool;
import io.github.amtpki.testing.Run;
import io.github.amtpki.testing.Tools;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts run, and other people's readers understand the files. */
final class ExportProofTest {

    private static final String PASSWORD = "test-password";

    @TempDir
    Path folder;

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Map<String, String> bodies = new ConcurrentHashMap<>();
    private String existing = "";
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** As RPS behind its gateway, or Console: a token for name and password, then profiles for the token. */
    private void answer(HttpExchange exchange) throws IOException {
        String what = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        seen.add(what);
        bodies.put(what, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        boolean login = what.endsWith("/authorize");
        boolean in =
                login || "Bearer tok.en-1".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        boolean get = what.startsWith("GET");
        int status = !in ? 401 : get && existing.isEmpty() ? 404 : what.startsWith("POST") && !login ? 201 : 200;
        byte[] answer = (login ? "{\"token\":\"tok.en-1\"}" : get ? existing : "{}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"RPS", "CONSOLE"})
    @RequiresTool({"curl", "node"})
    void theScriptSignsInAndPostsTheBundleWithItsPassword(Importer target) throws IOException {
        ExportInput input = ExportSamples.input();
        Path script = write(target, input);
        Files.writeString(folder.resolve("provisioning.pfx.password"), PASSWORD + "\n");

        Run.Result result = Run.in(folder)
                .withInput("admin\nG@\"\\ss 'w\n")
                .command(List.of("sh", script.resolve("import.sh").toString(), url()));

        assertThat(result.exit()).as(result.err()).isZero();
        String root = target == Importer.RPS ? "/rps" : "";
        String login = target == Importer.RPS ? "/mps/login" : "";
        assertThat(seen)
                .containsExactly(
                        "POST " + login + "/api/v1/authorize",
                        "GET " + root + "/api/v1/admin/domains/provisioning",
                        "POST " + root + "/api/v1/admin/domains");
        assertThat(node(bodies.get(seen.get(0)), "[b.username, b.password].join('|')"))
                .isEqualTo("admin|G@\"\\ss 'w");
        assertThat(node(
                        bodies.get(seen.get(2)),
                        "[b.profileName, b.domainSuffix, b.provisioningCert,"
                                + " b.provisioningCertStorageFormat, b.provisioningCertPassword, b.version].join('|')"))
                .isEqualTo("provisioning|amt.corp.example|" + base64(input) + "|string|" + PASSWORD + "|");
    }

    @Test
    @RequiresTool({"curl", "node"})
    void whatIsThereIsReplacedByItsVersion() throws IOException {
        existing = "{\"profileName\":\"provisioning\",\"version\":\"757\"}";
        Path script = write(Importer.RPS, ExportSamples.input());
        Files.writeString(folder.resolve("provisioning.pfx.password"), PASSWORD);

        Run.Result result = Run.in(folder)
                .with("TOKEN", "tok.en-1")
                .command(List.of("sh", script.resolve("import.sh").toString(), url()));

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(node(bodies.get("PATCH /rps/api/v1/admin/domains"), "b.version + b.provisioningCertPassword"))
                .isEqualTo("757" + PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash"})
    @RequiresTool({"curl", "node", "bash"})
    void awkwardPasswordsArriveFromAFileAndFromTheProfile(String shell) throws IOException {
        for (boolean written : List.of(true, false)) {
            seen.clear();
            Path script = write(
                    Importer.CONSOLE, written ? ExportSamples.written(ExportSamples.AWKWARD) : ExportSamples.input());
            Path password = Files.writeString(folder.resolve("my password"), ExportSamples.AWKWARD + "\r\nmore\n");

            Run.Result result = Run.in(folder)
                    .with("TOKEN", "tok.en-1")
                    .with("PFX_PASSWORD_FILE", password.toString())
                    .command(List.of(shell, script.resolve("import.sh").toString(), url() + "/"));

            assertThat(result.exit()).as(result.err()).isZero();
            assertThat(node(bodies.get(seen.get(1)), "b.provisioningCertPassword"))
                    .isEqualTo(ExportSamples.AWKWARD);
        }
    }

    @Test
    @RequiresTool("curl")
    void whatGoesWrongIsSaidAndNothingIsPosted() throws IOException {
        Path script = write(Importer.CONSOLE, ExportSamples.input());
        List<String> command = List.of("sh", script.resolve("import.sh").toString(), url());

        Run.Result nowhere = Run.in(folder).with("TOKEN", "tok.en-1").command(command);
        Files.writeString(folder.resolve("provisioning.pfx.password"), PASSWORD);
        Run.Result stranger = Run.in(folder).with("TOKEN", "another").command(command);

        assertThat(nowhere.exit()).isEqualTo(1);
        assertThat(nowhere.err()).contains("set PFX_PASSWORD_FILE");
        assertThat(stranger.exit()).isEqualTo(1);
        assertThat(stranger.err()).contains("HTTP 401").doesNotContain(PASSWORD);
        assertThat(seen).noneMatch(what -> what.startsWith("POST"));
    }

    @Test
    @RequiresTool("node")
    void rpcGoIsGivenCertificateAndPasswordsByItsEnvironment() throws IOException {
        ExportInput input = ExportSamples.input();
        Path script = write(Importer.RPC_GO, input);
        Files.writeString(folder.resolve("provisioning.pfx.password"), ExportSamples.AWKWARD + "\n");
        Path rpc = Files.writeString(folder.resolve("rpc"), """
                #!/bin/sh
                printf '%s|' "$@" "$PROVISIONING_CERT" "$PROVISIONING_CERT_PASSWORD" "$AMT_PASSWORD"
                """);
        assertThat(rpc.toFile().setExecutable(true)).isTrue();

        Run.Result result = Run.in(folder)
                .with("RPC", rpc.toString())
                .withInput("P@ssw0rd\n")
                .command(List.of("sh", script.resolve("activate.sh").toString(), "-v"));

        assertThat(result.out())
                .isEqualTo(String.join(
                        "|",
                        "activate",
                        "--local",
                        "--acm",
                        "-v",
                        base64(input),
                        ExportSamples.AWKWARD,
                        "P@ssw0rd",
                        ""));
    }

    @Test
    @RequiresTool({"node", "node-forge-1.3"})
    void meshCentralsForgeOpensTheFileThatTheFragmentNames() throws IOException {
        Path data = write(Importer.MESHCENTRAL, ExportSamples.written(PASSWORD));
        String script = """
                const forge = require(process.argv[1]);
                const fs = require('fs');
                const config = JSON.parse(fs.readFileSync(process.argv[2] + '/config-fragment.json'));
                const section = config.domains[''].amtAcmActivation;
                for (const name in section.certs) {
                  const { certpfx, certpfxpass } = section.certs[name];
                  const der = fs.readFileSync(process.argv[2] + '/' + certpfx).toString('binary');
                  const pfx = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(der), true, certpfxpass);
                  const bags = pfx.getBags({ bagType: forge.pki.oids.certBag })[forge.pki.oids.certBag];
                  console.log(name, section.log, bags.map((bag) => bag.cert.subject.getField('CN').value).join());
                }
                """;

        String out = Run.in(folder)
                .ok("node", "-e", script, Tools.need("node-forge-1.3").toString(), data.toString())
                .out();

        assertThat(out).isEqualTo("provisioning amtactivation.log amt.corp.example,Sample Root\n");
    }

    @ParameterizedTest
    @EnumSource
    @RequiresTool("shellcheck")
    void shellcheckHasNothingAgainstTheScripts(Importer target) throws IOException {
        List<String> scripts = new ArrayList<>();
        Path files = write(target, ExportSamples.input());
        for (Artefact file : Export.of(target, ExportSamples.input()).files()) {
            if (file.path().endsWith(".sh")) {
                scripts.add(files.resolve(file.path()).toString());
            }
        }
        if (!scripts.isEmpty()) {
            Run.in(folder).ok("shellcheck", scripts.toArray(String[]::new));
        }
        assertThat(scripts)
                .hasSize(
                        List.of(Importer.RPS, Importer.CONSOLE, Importer.RPC_GO).contains(target) ? 1 : 0);
    }

    private Path write(Importer target, ExportInput input) throws IOException {
        Path files = folder.resolve("exports").resolve(target.id());
        Files.createDirectories(files);
        for (Artefact file : Export.of(target, input).files()) {
            Files.write(files.resolve(file.path()), file.bytes());
        }
        return files;
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static String base64(ExportInput input) {
        return Base64.getEncoder().encodeToString(input.pfx());
    }

    /** What node makes of a JSON text {@code b}. */
    private String node(String json, String expression) {
        String script =
                "const b = JSON.parse(require('fs').readFileSync(0)); process.stdout.write(String(" + expression + "))";
        return Run.in(folder)
                .withInput(Optional.ofNullable(json).orElse(""))
                .ok("node", "-e", script)
                .out();
    }
}
