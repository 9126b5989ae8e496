package io.github.amtpki.cli.look;

import io.github.amtpki.cli.console.Json;
import io.github.amtpki.x509.Names;
import io.github.amtpki.x509.SigningRequest;
import io.github.amtpki.x509.SigningResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A request that was signed: everything that differs between what was asked for and what was issued.
 *
 * @param files what was written
 */
public record Signed(SigningRequest request, SigningResult result, List<String> warnings, List<String> files) {

    public List<String> lines() {
        List<String> lines = new ArrayList<>(Decisions.lines(result.decisions()));
        addedToSubject()
                .forEach(part -> lines.add("added    subject: " + part + ", as certificates of this kind have"));
        lines.addAll(files);
        return lines;
    }

    public Map<String, Object> tree(Instant now) {
        return Json.tree(
                "certificate", CertificateTree.of(result.certificate(), now),
                "requested", Decisions.trees(result.decisions()),
                "addedToSubject", addedToSubject(),
                "warnings", warnings,
                "files", files);
    }

    /** Some kinds mark the subject with an organizational unit; nothing else is ever added to one. */
    private List<String> addedToSubject() {
        List<String> units =
                new ArrayList<>(Names.organizationalUnits(result.certificate().getSubjectX500Principal()));
        units.removeAll(Names.organizationalUnits(request.subject()));
        return units.stream().map(unit -> "OU=" + unit).toList();
    }
}
