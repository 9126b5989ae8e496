package io.github.amtpki.export;

import io.github.amtpki.Artefact;
import io.github.amtpki.check.rule.Importer;
import java.util.List;
import java.util.Optional;

/** The Device Management Toolkit's Console, which answers itself: tokens and domains under {@code /api/v1}. */
final class ConsoleExporter implements Exporter {

    @Override
    public Importer target() {
        return Importer.CONSOLE;
    }

    @Override
    public List<Artefact> files(ExportInput input) {
        return DomainProfile.files(target(), input, "Console", "/api/v1/authorize", "/api/v1/admin/domains");
    }

    @Override
    public Optional<String> passwordFile() {
        return Optional.of(DomainProfile.FILE);
    }

    @Override
    public List<String> steps(ExportInput input) {
        return List.of(
                "Run: sh import.sh http://localhost:8181 (or wherever Console is). You are asked for Console's name and password;"
                        + " with its authentication switched off, run: TOKEN=none sh import.sh http://localhost:8181",
                "It posts domain.json to /api/v1/admin/domains with the bundle's password filled in.",
                DomainProfile.byHand(input),
                "Console stores nearly anything; that this bundle suits the machines was checked before it was written here.",
                DomainProfile.renewal());
    }
}
