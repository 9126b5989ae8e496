package io.github.amtpki.export;

import io.github.amtpki.Artefact;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.internal.json.JsonText;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * rpc-go without a server: {@code rpc activate --local --acm} on the machine itself.
 *
 * <p>Up to version 2 (rpc-go, {@code internal/flags/activate.go}) the certificate comes from {@code -config FILE}, under {@code
 * acmactivate}, from {@code -provisioningCert} or from the environment; since the command line was rewritten (version 3, {@code
 * internal/commands/activate/activate.go}) from {@code config.yaml} in the current folder, under {@code activate}, or from the
 * same variables. It is base64 of the {@code .pfx} everywhere. One file serves both: each version overlooks the other's key.
 */
final class RpcGoExporter implements Exporter {

    private static final String CONFIG = "config.yaml";

    @Override
    public Importer target() {
        return Importer.RPC_GO;
    }

    @Override
    public List<Artefact> files(ExportInput input) {
        Map<String, String> places = new HashMap<>(PasswordPlace.places(input));
        places.put("FILE", input.file());
        places.put("FILE_WORD", Template.word(input.file()));
        return List.of(
                new Artefact(input.file(), input.pfx().clone(), true),
                Template.secret(CONFIG, yaml(input)),
                Template.artefact("activate.sh", Template.fill("activate.sh", places)));
    }

    private static String yaml(ExportInput input) {
        String base64 = Base64.getEncoder().encodeToString(input.pfx());
        boolean written = input.password().written().isPresent();
        String password = JsonText.pretty(input.password().text()).strip();
        return "# rpc-go 3 reads this file if it lies where rpc is run:  rpc activate --local --acm\n"
                + "activate:\n"
                + "  local: true\n"
                + "  acm: true\n"
                + "  provisioningCert: &pfx \"" + base64 + "\"\n"
                + (written
                        ? "  provisioningCertPwd: &password " + password + "\n"
                        : "  # its password comes from the environment: PROVISIONING_CERT_PASSWORD\n")
                + "# rpc-go 2 is told of it:  rpc activate -local -acm -config " + CONFIG + "\n"
                + "acmactivate:\n"
                + "  provisioningCert: *pfx\n"
                + (written ? "  provisioningCertPwd: *password\n" : "")
                + "  # amtPassword, what AMT's admin gets, comes from the environment: AMT_PASSWORD\n";
    }

    @Override
    public Optional<String> passwordFile() {
        return Optional.of(CONFIG);
    }

    @Override
    public List<String> steps(ExportInput input) {
        return List.of(
                "Copy this folder and the file with the password to the machine that is to be activated, or to a stick.",
                "On Linux, as root: sh activate.sh (with rpc on the search path, or RPC=/path/to/rpc). The password of the bundle ("
                        + PasswordPlace.said(input) + ") is read from its file, see the head of the script.",
                "On Windows, as administrator, set PROVISIONING_CERT_PASSWORD and AMT_PASSWORD and run, in this folder, with rpc-go 3:"
                        + " rpc activate --local --acm; with rpc-go 2: rpc activate -local -acm -config " + CONFIG,
                "From AMT 19 on the machine also asks for the MEBx password (MEBX_PASSWORD).",
                "Take the folder away afterwards: whoever has bundle and password can provision any machine that trusts the root.");
    }
}
