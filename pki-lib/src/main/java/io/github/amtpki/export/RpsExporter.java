package io.github.amtpki.export;

import io.github.amtpki.Artefact;
import io.github.amtpki.check.rule.Importer;
import java.util.List;
import java.util.Optional;

/**
 * The Remote Provisioning Server of the Device Management Toolkit, behind the toolkit's gateway: tokens come from MPS under
 * {@code /mps/login}, RPS answers under {@code /rps}.
 */
final class RpsExporter implements Exporter {

    @Override
    public Importer target() {
        return Importer.RPS;
    }

    @Override
    public List<Artefact> files(ExportInput input) {
        return DomainProfile.files(target(), input, "RPS", "/mps/login/api/v1/authorize", "/rps/api/v1/admin/domains");
    }

    @Override
    public Optional<String> passwordFile() {
        return Optional.of(DomainProfile.FILE);
    }

    @Override
    public List<String> steps(ExportInput input) {
        return List.of(
                "Run: sh import.sh https://YOUR-SERVER --cacert CA-OF-YOUR-SERVER.crt (what follows the server goes to curl). You are"
                        + " asked for the name and password of the toolkit's web interface (MPS_WEB_ADMIN_USER).",
                "It posts domain.json to https://YOUR-SERVER/rps/api/v1/admin/domains with the bundle's password filled in.",
                DomainProfile.byHand(input),
                "Machines are then activated with an ACM profile: rpc activate -u wss://YOUR-SERVER/activate --profile NAME",
                DomainProfile.renewal());
    }
}
