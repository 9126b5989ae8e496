package io.github.amtpki.x509;

import io.github.amtpki.internal.bc.ExtensionDer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One extension out of what a CA holds for it and what a request asks for. */
final class ExtensionMerge {

    /**
     * @param extension what the certificate gets
     * @param remarks how it differs from what was asked for; empty if it does not
     */
    record Merged(Extension extension, List<String> remarks) {}

    /** The request may not have this, or it cannot be understood. */
    static final class Unacceptable extends Exception {

        private static final long serialVersionUID = 1L;

        private final String reason;

        Unacceptable(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    private static final Set<KeyUsage> CA_BITS = Set.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN);

    private ExtensionMerge() {}

    /**
     * @param key whose certificate it will be
     * @param policy says which purposes are reserved
     */
    static Merged merge(Optional<Extension> own, Extension asked, KeyType key, CopyPolicy policy) throws Unacceptable {
        try {
            return switch (asked.oid()) {
                case Oids.KEY_USAGE -> keyUsage(own, asked, key);
                case Oids.EXTENDED_KEY_USAGE -> purposes(own, asked, policy);
                case Oids.SUBJECT_ALT_NAME -> names(own, asked);
                case Oids.CRL_DISTRIBUTION_POINTS -> own.isPresent() ? owned(own.get(), asked) : other(asked);
                default -> other(asked);
            };
        } catch (IOException e) {
            throw new Unacceptable("its value is damaged: " + e.getMessage());
        }
    }

    private static Merged keyUsage(Optional<Extension> own, Extension asked, KeyType key)
            throws IOException, Unacceptable {
        Set<KeyUsage> wanted = ExtensionDer.bits(asked.value(), KeyUsage.class);
        if (wanted.isEmpty()) {
            throw new IOException("it names no usage");
        }
        Set<KeyUsage> all = EnumSet.noneOf(KeyUsage.class);
        if (own.isPresent()) {
            all.addAll(ExtensionDer.bits(own.get().value(), KeyUsage.class));
        }
        for (KeyUsage bit : CA_BITS) {
            if (wanted.contains(bit) && !all.contains(bit)) {
                throw new Unacceptable(bit.id() + " belongs to CAs: a request can never have it");
            }
        }
        all.addAll(wanted);
        List<String> remarks = new ArrayList<>();
        Set<KeyUsage> impossible = EnumSet.copyOf(all);
        impossible.retainAll(key.impossible());
        all.removeAll(impossible);
        if (all.isEmpty()) {
            throw new Unacceptable("an EC key cannot be encrypted to (RFC 8813)");
        }
        impossible.retainAll(wanted);
        if (!impossible.isEmpty()) {
            remarks.add(impossible.stream()
                    .map(KeyUsage::id)
                    .collect(Collectors.joining(", ", "", " dropped: an EC key cannot be encrypted to (RFC 8813)")));
        }
        Set<KeyUsage> added = EnumSet.copyOf(all);
        added.removeAll(wanted);
        if (!added.isEmpty()) {
            remarks.add(added.stream().map(KeyUsage::id).collect(Collectors.joining(", ", "", " added")));
        }
        if (!asked.critical()) {
            remarks.add("made critical");
        }
        return new Merged(Extension.keyUsage(all), remarks);
    }

    private static Merged purposes(Optional<Extension> own, Extension asked, CopyPolicy policy)
            throws IOException, Unacceptable {
        List<String> wanted = ExtensionDer.oids(asked.value());
        if (wanted.isEmpty()) {
            throw new IOException("it names no purpose");
        }
        if (wanted.contains(Oids.ANY_PURPOSE)) {
            throw new Unacceptable("anyExtendedKeyUsage would lift every limit: a request can never have it");
        }
        if (wanted.contains(Oids.OCSP_SIGNING)) {
            throw new Unacceptable("OCSPSigning would let its holder answer for this CA: a request can never have it");
        }
        Set<String> all = new LinkedHashSet<>();
        if (own.isPresent()) {
            all.addAll(ExtensionDer.oids(own.get().value()));
        }
        for (String purpose : wanted) {
            if (policy.reserved().contains(purpose) && !all.contains(purpose)) {
                throw new Unacceptable(Oids.describe(purpose)
                        + " would make it a certificate of another kind, with powers that nobody gave it");
            }
        }
        all.addAll(wanted);
        List<String> added = new ArrayList<>(all);
        added.removeAll(wanted);
        List<String> remarks = new ArrayList<>();
        if (!added.isEmpty()) {
            remarks.add(added.stream().map(Oids::describe).collect(Collectors.joining(", ", "", " added")));
        }
        return notCritical(asked, Extension.extendedKeyUsage(List.copyOf(all)).value(), remarks);
    }

    private static Merged names(Optional<Extension> own, Extension asked) throws IOException {
        List<byte[]> all = own.isPresent()
                ? new ArrayList<>(ExtensionDer.elements(own.get().value()))
                : new ArrayList<>();
        List<byte[]> wanted = ExtensionDer.elements(asked.value());
        if (wanted.isEmpty()) {
            throw new IOException("it holds no name");
        }
        for (byte[] name : wanted) {
            ExtensionDer.checkGeneralName(name);
        }
        long added = all.stream().filter(name -> !contains(wanted, name)).count();
        wanted.stream().filter(name -> !contains(all, name)).forEach(all::add);
        List<String> remarks = new ArrayList<>();
        if (added > 0) {
            remarks.add("the certificate's own name added");
        }
        return notCritical(asked, ExtensionDer.sequence(all), remarks);
    }

    /** Where an issuer publishes what it revoked is for the issuer to say, once it says so at all. */
    private static Merged owned(Extension own, Extension asked) {
        boolean same = Arrays.equals(own.value(), asked.value());
        return new Merged(own, same ? List.of("made non-critical") : List.of("the CA's own stands instead"));
    }

    private static Merged other(Extension asked) throws IOException {
        if (!ExtensionDer.isDer(asked.value())) {
            throw new IOException("it is not DER");
        }
        return notCritical(asked, asked.value(), new ArrayList<>());
    }

    /** Only basic constraints and key usage are critical: node-forge, and so RPS, refuses any other (measured). */
    private static Merged notCritical(Extension asked, byte[] value, List<String> remarks) {
        if (asked.critical()) {
            remarks.add("made non-critical: provisioning servers refuse it otherwise");
        }
        return new Merged(new Extension(asked.oid(), false, value), remarks);
    }

    private static boolean contains(List<byte[]> list, byte[] element) {
        return list.stream().anyMatch(one -> Arrays.equals(one, element));
    }
}
