package io.github.amtpki.profile;

import io.github.amtpki.BadInputException;
import io.github.amtpki.InvalidProfileException;
import io.github.amtpki.StorageException;
import io.github.amtpki.internal.yaml.Position;
import io.github.amtpki.internal.yaml.ProblemList;
import io.github.amtpki.internal.yaml.SourceText;
import io.github.amtpki.internal.yaml.YamlNode;
import io.github.amtpki.internal.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads profiles. */
public final class ProfileReader {

    /** The largest file that is read, in bytes. */
    public static final int LARGEST = 1 << 20;

    private ProfileReader() {}

    /**
     * Reads a profile from a file. Paths inside it stay as written: they are relative to the file's folder.
     *
     * @throws InvalidProfileException if the profile is wrong; it lists every mistake
     * @throws BadInputException if there is no such file, or it is a folder, a named pipe or a device
     * @throws StorageException if it cannot be read
     */
    public static Profile read(Path file) {
        if (Files.isDirectory(file)) {
            throw new BadInputException("'" + file + "' is a folder, not a profile", "name a file in it");
        }
        if (Files.exists(file) && !Files.isRegularFile(file) && !isOpenAlready(file)) {
            throw new BadInputException("'" + file + "' is not a regular file", "name a file that holds a profile");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString(), in.readNBytes(LARGEST + 1));
        } catch (NoSuchFileException e) {
            throw new BadInputException(
                    "there is no profile '" + file + "'", "'amtpki init' writes one to start from", e);
        } catch (IOException e) {
            throw new StorageException(
                    "cannot read '" + file + "': " + e.getClass().getSimpleName(), "look at its permissions", e);
        }
    }

    /** What a shell hands over in place of a file, as {@code <(command)}; a pipe with a name could keep us waiting. */
    private static boolean isOpenAlready(Path file) {
        return file.equals(Path.of("/dev/stdin")) || file.startsWith("/dev/fd") || file.startsWith("/proc/self/fd");
    }

    /**
     * Reads a profile from bytes, UTF-8.
     *
     * @param fileName how messages name it
     * @throws InvalidProfileException if the profile is wrong; it lists every mistake
     */
    public static Profile read(String fileName, byte[] yaml) {
        ProblemList problems = new ProblemList();
        if (yaml.length > LARGEST) {
            problems.add(Position.START, "", "the file is larger than 1 MiB", "a profile is a page or two");
            problems.throwIfAny(fileName, SourceText.decode(new byte[0], problems));
        }
        SourceText source = SourceText.decode(yaml, problems);
        problems.throwIfAny(fileName, source);
        Optional<YamlNode> root = YamlReader.read(source, problems);
        if (root.isEmpty()) {
            problems.throwIfAny(fileName, source);
        }
        Findings findings = new Findings(problems);
        Profile profile = new Binder(findings).profile(root.orElseThrow());
        if (root.get() instanceof YamlNode.Mapping) {
            ProfileChecks.check(profile, findings);
        }
        problems.throwIfAny(fileName, source);
        return profile;
    }
}
