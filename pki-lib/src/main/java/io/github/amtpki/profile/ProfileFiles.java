package io.github.amtpki.profile;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.StorageException;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.Generation;
import io.github.amtpki.amt.Track;
import io.github.amtpki.amt.VersionSet;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.SigningRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.function.Function;

/**
 * The files that a profile names: read whole, and checked for what a chain can use.
 *
 * @param beside the folder that relative names start from
 */
record ProfileFiles(Path beside) {

    /** Certificates and requests are kilobytes; nobody means a larger file. */
    private static final int LARGEST = 1 << 20;

    X509Certificate existingRoot(String file, Track track, VersionSet versions) {
        X509Certificate root = parse(file, Certificates::parseAll).get(0);
        if (!Certificates.selfSigned(root)) {
            throw new BadInputException(
                    file + ": '" + root.getSubjectX500Principal() + "' is not self-signed, so it is no root",
                    "name the certificate whose hash is enrolled on the machines");
        }
        refusing(file, () -> CertificateKind.ROOT_CA.requireKeyType(track, KeyType.of(root.getPublicKey())));
        requireDigest(root, track, versions, file);
        return root;
    }

    SigningRequest request(String file, CertificateKind kind, Track track) {
        SigningRequest request = parse(file, SigningRequest::parse);
        refusing(file, () -> kind.requireKeyType(track, KeyType.of(request.publicKey())));
        return request;
    }

    /** The root is part of the chain: its own signature counts. */
    private static void requireDigest(X509Certificate root, Track track, VersionSet versions, String file) {
        String signature = root.getSigAlgName().toUpperCase(Locale.ROOT);
        boolean old = signature.startsWith("SHA1") || signature.startsWith("MD");
        boolean oldIsFine = Generation.of(versions).stream().allMatch(Generation::sha1Chains);
        if (old && !oldIsFine || track == Track.SHA384 && !signature.startsWith("SHA384")) {
            throw new RefusedException(
                    file + ": a root signed with " + root.getSigAlgName() + " is refused by some of AMT " + versions,
                    "serve fewer versions with it, or make a new root");
        }
    }

    /** Whatever is refused is said of the file. */
    private static void refusing(String file, Runnable rule) {
        try {
            rule.run();
        } catch (RefusedException e) {
            throw new RefusedException(file + ": " + e.getMessage(), e.hint().orElse(""), e);
        }
    }

    private <T> T parse(String file, Function<byte[], T> parser) {
        byte[] bytes = read(file);
        try {
            return parser.apply(bytes);
        } catch (BadInputException e) {
            throw new BadInputException(file + ": " + e.getMessage(), e.hint().orElse(""), e);
        } catch (RefusedException e) {
            throw new RefusedException(file + ": " + e.getMessage(), e.hint().orElse(""), e);
        }
    }

    private byte[] read(String file) {
        Path path = beside.resolve(file);
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new BadInputException(
                    file + ": is not a regular file", "name a file with the certificate or request");
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new BadInputException(file + ": larger than a certificate or request can be");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new BadInputException(
                    file + ": no such file", "names in a profile start from the profile's own folder", e);
        } catch (IOException e) {
            throw new StorageException(file + ": cannot be read: " + e.getMessage(), "", e);
        }
    }
}
