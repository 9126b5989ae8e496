package io.github.amtpki.cli.look;

import io.github.amtpki.BadInputException;
import io.github.amtpki.cli.console.Json;
import java.io.ByteArrayInputStream;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A list of revoked certificates. */
final class RevocationTree {

    private RevocationTree() {}

    /** @throws BadInputException if these bytes are no CRL */
    static Map<String, Object> of(byte[] der, Instant now) {
        if (der.length < 2 || der[0] != 0x30 || der[1] == (byte) 0x80) {
            // the JDK's reader follows nested indefinite lengths until its stack ends; DER has none
            throw new BadInputException("this is not a revocation list in DER");
        }
        X509CRL list;
        try {
            list = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
        } catch (CertificateException | CRLException e) {
            throw new BadInputException("this is not a revocation list: " + e.getMessage(), "", e);
        }
        boolean old =
                list.getNextUpdate() != null && now.isAfter(list.getNextUpdate().toInstant());
        return Json.tree(
                "type", "revocation list",
                "issuer", CertificateTree.name(list.getIssuerX500Principal()),
                "thisUpdate", list.getThisUpdate().toInstant().toString(),
                "nextUpdate",
                        list.getNextUpdate() == null
                                ? "none"
                                : list.getNextUpdate().toInstant().toString(),
                "status", old ? "expired" : "current",
                "signature", list.getSigAlgName(),
                "revoked", revoked(list.getRevokedCertificates()));
    }

    private static List<Object> revoked(@org.jspecify.annotations.Nullable Set<? extends X509CRLEntry> entries) {
        List<Object> trees = new ArrayList<>();
        for (X509CRLEntry entry : entries == null ? Set.<X509CRLEntry>of() : entries) {
            trees.add(Json.tree(
                    "serial", entry.getSerialNumber().toString(16),
                    "date", entry.getRevocationDate().toInstant().toString(),
                    "reason",
                            entry.getRevocationReason() == null
                                    ? "unspecified"
                                    : entry.getRevocationReason().name().toLowerCase(java.util.Locale.ROOT)));
        }
        return trees;
    }
}
