package io.github.amtpki.amt;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.x509.CertificateSpec;
import io.github.amtpki.x509.CopyPolicy;
import io.github.amtpki.x509.GeneralName;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.KeyUsage;
import io.github.amtpki.x509.Names;
import io.github.amtpki.x509.Oids;
import io.github.amtpki.x509.Validity;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * What a certificate is for. One constant each: what goes into the certificate follows from it.
 *
 * <p>Columns: id, description, key usage, purposes, organizational unit, how the subject is named, which keys it may have. Living
 * with vPro takes more than activation:
 *
 * <pre>
 * provisioning server  --provisioning-->   AMT          enters admin control mode
 * console              --console-client--> AMT          manages it by mutual TLS; AMT shows device-tls
 * AMT                  --------->          mps-server   calls home through a firewall (CIRA)
 * AMT                  --radius-client-->  switch       enters an 802.1X network; radius-server answers behind it
 * </pre>
 */
public enum CertificateKind {
    ROOT_CA(
            "root-ca",
            "the self-signed root whose hash is enrolled on every machine",
            Usages.CA,
            List.of(),
            Optional.empty(),
            Naming.TITLE,
            KeyRule.CHAIN),
    INTERMEDIATE_CA(
            "intermediate-ca",
            "a CA below the root, so that the root's key can stay offline",
            Usages.CA,
            List.of(),
            Optional.empty(),
            Naming.TITLE,
            KeyRule.CHAIN),
    /**
     * The OID alone is the documented marker; the organizational unit is its accepted alternative and widens acceptance.
     * serverAuth must be there as well (Microsoft, "PKI certificate requirements"; SDK).
     */
    PROVISIONING(
            "provisioning",
            "the leaf that a provisioning server shows to AMT to enter admin control mode",
            Usages.SERVER,
            List.of(Oids.SERVER_AUTH, AmtOids.SETUP),
            Optional.of(AmtOids.SETUP_UNIT),
            Naming.SUFFIX,
            KeyRule.CHAIN),
    /** Its key is made in AMT and never leaves it. Clients check the address that they dialled (reported). */
    DEVICE_TLS(
            "device-tls",
            "the TLS server inside AMT, for a key that AMT made",
            Usages.SERVER,
            List.of(Oids.SERVER_AUTH),
            Optional.empty(),
            Naming.HOST,
            KeyRule.MADE_IN_AMT),
    /**
     * AMT asks for both purposes (SDK, documented), for a root in its own list, for a clock that is set, and for a common name
     * below its list of trusted names if it has one; an Intel engineer adds that the name must be the console's in reverse DNS
     * (reported).
     */
    CONSOLE_CLIENT(
            "console-client",
            "a remote console that AMT admits by mutual TLS",
            Usages.CLIENT,
            List.of(Oids.CLIENT_AUTH, AmtOids.REMOTE_CONSOLE),
            Optional.empty(),
            Naming.IDENTITY,
            KeyRule.ANY),
    /** Mutual TLS on the machine itself is deprecated since AMT 6 (SDK, documented). */
    AGENT_CLIENT(
            "agent-client",
            "a program on the machine itself that AMT admits by local mutual TLS",
            Usages.CLIENT,
            List.of(Oids.CLIENT_AUTH, AmtOids.LOCAL_AGENT),
            Optional.empty(),
            Naming.IDENTITY,
            KeyRule.ANY),
    /** Its common name is the address that AMT dials, as its CIRA configuration has it (read in MPS and RPS). */
    MPS_SERVER(
            "mps-server",
            "the server that AMT calls home to (CIRA): MPS, or MeshCentral's port 4433",
            Usages.SERVER,
            List.of(Oids.SERVER_AUTH),
            Optional.empty(),
            Naming.HOST,
            KeyRule.DIALLED_BY_AMT),
    /** EAP-TLS (RFC 5216 section 5.3). Its key is made in AMT; its name is the identity that RADIUS expects (inferred). */
    RADIUS_CLIENT(
            "radius-client",
            "AMT in an 802.1X network (EAP-TLS), for a key that AMT made",
            Usages.CLIENT,
            List.of(Oids.CLIENT_AUTH),
            Optional.empty(),
            Naming.IDENTITY,
            KeyRule.MADE_IN_AMT),
    /** AMT compares its name, whole or as a suffix, with ServerCertificateName of the 802.1X profile (read in go-wsman). */
    RADIUS_SERVER(
            "radius-server",
            "the RADIUS server that admits AMT to an 802.1X network",
            Usages.SERVER,
            List.of(Oids.SERVER_AUTH),
            Optional.empty(),
            Naming.HOST,
            KeyRule.ANY),
    TLS_SERVER(
            "tls-server",
            "any TLS server of the lab: a console's web page, a proxy",
            Usages.SERVER,
            List.of(Oids.SERVER_AUTH),
            Optional.empty(),
            Naming.HOST,
            KeyRule.ANY),
    TLS_CLIENT(
            "tls-client",
            "any TLS client of the lab",
            Usages.CLIENT,
            List.of(Oids.CLIENT_AUTH),
            Optional.empty(),
            Naming.IDENTITY,
            KeyRule.ANY);

    /**
     * What several kinds have in common. A server's RSA key is also encrypted to in TLS 1.2; EC keys never are, see {@link
     * CertificateSpec#forKey}.
     */
    private static final class Usages {

        static final Set<KeyUsage> CA = Set.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN);
        static final Set<KeyUsage> SERVER = Set.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT);
        static final Set<KeyUsage> CLIENT = Set.of(KeyUsage.DIGITAL_SIGNATURE);
    }

    private final String id;
    private final String description;
    private final Set<KeyUsage> keyUsage;
    private final List<String> purposes;
    private final Optional<String> organizationalUnit;
    private final Naming naming;
    private final KeyRule keys;

    CertificateKind(
            String id,
            String description,
            Set<KeyUsage> keyUsage,
            List<String> purposes,
            Optional<String> organizationalUnit,
            Naming naming,
            KeyRule keys) {
        this.id = id;
        this.description = description;
        this.keyUsage = Collections.unmodifiableSet(EnumSet.copyOf(keyUsage));
        this.purposes = purposes;
        this.organizationalUnit = organizationalUnit;
        this.naming = naming;
        this.keys = keys;
    }

    /** The kind with this id, as profiles and options write it. */
    public static Optional<CertificateKind> byId(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }

    public String id() {
        return id;
    }

    public String description() {
        return description;
    }

    /** Whether it may sign certificates. */
    public boolean ca() {
        return keyUsage.contains(KeyUsage.KEY_CERT_SIGN);
    }

    /** In the order of the bits; an EC key gets less, see {@link CertificateSpec#forKey}. */
    public Set<KeyUsage> keyUsage() {
        return keyUsage;
    }

    /** Extended key usage, dotted; empty for CAs. */
    public List<String> purposes() {
        return purposes;
    }

    /** What the subject's OU must be, if anything. */
    public Optional<String> organizationalUnit() {
        return organizationalUnit;
    }

    /** What its common name is. */
    public Naming naming() {
        return naming;
    }

    /** What keys it may have in a chain of this track, the default first. */
    public List<KeyType> keyTypes(Track track) {
        return keys.on(track);
    }

    public KeyType defaultKeyType(Track track) {
        return keyTypes(track).get(0);
    }

    /** @throws RefusedException if such a key is not among {@link #keyTypes}, naming those that are */
    public void requireKeyType(Track track, KeyType type) {
        if (!keyTypes(track).contains(type)) {
            throw new RefusedException(
                    "a " + id + " certificate of the " + track.id() + " chain cannot have a key of type " + type.id(),
                    "use "
                            + String.join(
                                    " or ",
                                    keyTypes(track).stream().map(KeyType::id).toList()));
        }
    }

    /**
     * What a request may have if it is signed as this kind: a purpose that gives power over machines only if the kind has it.
     * Otherwise whoever may ask for a web server's certificate could ask for one that activates the fleet.
     */
    public CopyPolicy bound(CopyPolicy policy) {
        return policy.reserving(AmtOids.PURPOSES);
    }

    /** As {@link #spec(X500Principal, Validity, List, OptionalInt)}, with no further names and no path length. */
    public CertificateSpec spec(X500Principal subject, Validity validity) {
        return spec(subject, validity, List.of(), OptionalInt.empty());
    }

    /**
     * What to issue for a certificate of this kind. A leaf gets the kind's organizational unit if its subject lacks it, and
     * its common name among its names where that reads as one, since firmware and servers look at either.
     *
     * @param names further names of a leaf; a CA has none
     * @param pathLength how many CAs may follow a CA
     * @throws BadInputException if a leaf's subject has no common name, several, one that is longer than 64 characters, or
     *     one that is not what its {@link #naming} asks for
     * @throws RefusedException if its subject has the organizational unit of another kind
     */
    public CertificateSpec spec(
            X500Principal subject, Validity validity, List<GeneralName> names, OptionalInt pathLength) {
        if (ca()) {
            return CertificateSpec.ca(subject, validity, pathLength);
        }
        String commonName = CommonNames.of(subject);
        refuseForeignUnit(subject);
        Map<String, GeneralName> all = new LinkedHashMap<>();
        CommonNames.asName(this, commonName).ifPresent(name -> all.put(name.toString(), name));
        names.forEach(name -> all.putIfAbsent(name.toString(), name));
        X500Principal marked =
                organizationalUnit.isPresent() ? Names.withUnit(subject, organizationalUnit.get()) : subject;
        return CertificateSpec.leaf(marked, validity, keyUsage, purposes, List.copyOf(all.values()));
    }

    /** The unit alone is enough for firmware and MeshCentral to take a certificate for a provisioning one (E3). */
    private void refuseForeignUnit(X500Principal subject) {
        boolean foreign = organizationalUnit.isEmpty()
                && Names.organizationalUnits(subject).stream()
                        .anyMatch(unit -> unit.strip().equalsIgnoreCase(AmtOids.SETUP_UNIT));
        if (foreign) {
            throw new RefusedException(
                    "the subject '" + subject + "' has the unit of a provisioning certificate, and this is to be one of"
                            + " kind " + id,
                    "leave the unit out, or make it of kind " + PROVISIONING.id);
        }
    }
}
