package io.github.amtpki.check.facts;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * The chain that a correct server would send to the machine: the leaf, each issuer above it, the root last. Links follow the
 * names; where several certificates bear the issuer's name, one whose key made the signature goes first. A broken signature
 * therefore does not hide the rest of the chain.
 *
 * @param path leaf first, as far up as the file's certificates reach; empty if no leaf can be read
 * @param inFile every certificate in file order, repetitions included
 */
public record ChainFacts(List<CertificateFacts> path, List<CertificateFacts> inFile) {

    /** Far beyond any real file; bounds the work that a hostile one can ask for. */
    private static final int LONGEST = 64;

    public ChainFacts {
        path = List.copyOf(path);
        inFile = List.copyOf(inFile);
    }

    static ChainFacts of(FileFacts file) {
        List<CertificateFacts> inFile =
                file.certificates().stream().map(CertificateFacts::new).toList();
        return new ChainFacts(
                hidesLeaf(file, inFile)
                        ? List.of()
                        : leaf(inFile, file).map(leaf -> path(leaf, inFile)).orElse(List.of()),
                inFile);
    }

    /**
     * Whether the leaf is not among the certificates that can be read: it is the damaged one, or there are only CAs, as in
     * {@code root.crt}. To take a CA for the leaf would judge what nobody asked about.
     */
    private static boolean hidesLeaf(FileFacts file, List<CertificateFacts> inFile) {
        boolean onlyAuthorities = inFile.stream().allMatch(CertificateFacts::isCa);
        if (file.trouble(Trouble.Kind.BAD_CERTIFICATE).isPresent()) {
            boolean ofKey = inFile.stream().anyMatch(one -> file.holdsKeyOf(one.certificate()));
            return !ofKey && (onlyAuthorities || !file.publicKeys().isEmpty());
        }
        return onlyAuthorities && !file.isPkcs12() && file.keys() == 0;
    }

    /** The chain of one certificate, as far up as the others reach. */
    public static ChainFacts above(X509Certificate leaf, List<X509Certificate> others) {
        List<CertificateFacts> all = new ArrayList<>(List.of(new CertificateFacts(leaf)));
        others.forEach(one -> all.add(new CertificateFacts(one)));
        return new ChainFacts(path(all.get(0), all), all);
    }

    /**
     * The key's certificate; of several, as in a folder with the CA's key, the first that is no CA. Without a key the first
     * that is no CA; else the first.
     */
    private static Optional<CertificateFacts> leaf(List<CertificateFacts> all, FileFacts file) {
        List<CertificateFacts> ofKeys =
                all.stream().filter(one -> file.holdsKeyOf(one.certificate())).toList();
        List<CertificateFacts> candidates = ofKeys.isEmpty() ? all : ofKeys;
        return candidates.stream()
                .filter(one -> !one.isCa() && !one.selfIssued())
                .findFirst()
                .or(() -> candidates.stream().findFirst());
    }

    private static List<CertificateFacts> path(CertificateFacts leaf, List<CertificateFacts> all) {
        List<CertificateFacts> left = new ArrayList<>(new LinkedHashSet<>(all));
        List<CertificateFacts> path = new ArrayList<>();
        Optional<CertificateFacts> next = Optional.of(leaf);
        while (next.isPresent() && path.size() < LONGEST) {
            CertificateFacts current = next.get();
            path.add(current);
            left.remove(current);
            next = current.selfIssued() && path.size() > 1 || current.selfSigned()
                    ? Optional.empty()
                    : issuer(current, left);
        }
        return path;
    }

    private static Optional<CertificateFacts> issuer(CertificateFacts child, List<CertificateFacts> left) {
        List<CertificateFacts> named =
                left.stream().filter(child::namesAsIssuer).toList();
        return named.stream()
                .limit(LONGEST)
                .filter(child::signedBy)
                .findFirst()
                .or(() -> named.stream().findFirst());
    }

    public Optional<CertificateFacts> leaf() {
        return path.isEmpty() ? Optional.empty() : Optional.of(path.get(0));
    }

    /** The last of a chain of two or more, if it issued itself. A lone self-issued certificate is its own root. */
    public Optional<CertificateFacts> root() {
        return path.isEmpty() || !last().selfIssued() ? Optional.empty() : Optional.of(last());
    }

    /** The certificates above the leaf, its issuer first; the root included if it is there. */
    public List<CertificateFacts> authorities() {
        return path.isEmpty() ? List.of() : path.subList(1, path.size());
    }

    /** What a certificate of the path is called in messages: {@code leaf}, {@code intermediate 1}, {@code root}. */
    public String role(CertificateFacts certificate) {
        int index = path.indexOf(certificate);
        if (index < 0) {
            return "extra certificate";
        }
        if (index == 0) {
            return "leaf";
        }
        return index == path.size() - 1 && certificate.selfIssued() ? "root" : "intermediate " + index;
    }

    /** Certificates of the file that are no part of the path, each once. */
    public List<CertificateFacts> strangers() {
        return inFile.stream().filter(one -> !path.contains(one)).distinct().toList();
    }

    /** Certificates that stand in the file more than once, each once. */
    public List<CertificateFacts> repeated() {
        List<CertificateFacts> seen = new ArrayList<>();
        LinkedHashSet<CertificateFacts> again = new LinkedHashSet<>();
        for (CertificateFacts one : inFile) {
            if (seen.contains(one)) {
                again.add(one);
            }
            seen.add(one);
        }
        return List.copyOf(again);
    }

    /** The first certificate in the file, which RPS and Console take for the leaf. */
    public Optional<CertificateFacts> first() {
        return inFile.isEmpty() ? Optional.empty() : Optional.of(inFile.get(0));
    }

    /** Whether the machine's chain can be told at all. */
    public boolean isEmpty() {
        return path.isEmpty();
    }

    /** Every certificate of the path, for those who do not look at roles. */
    public List<X509Certificate> certificates() {
        return path.stream().map(CertificateFacts::certificate).toList();
    }

    private CertificateFacts last() {
        return path.get(path.size() - 1);
    }
}
