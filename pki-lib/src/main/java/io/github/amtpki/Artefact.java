package io.github.amtpki;

import java.util.Arrays;
import java.util.Objects;

/**
 * Named bytes that are to be written. Making artefacts is pure; only the store writes them.
 *
 * @param path where, relative to the folder, with {@code /} between the parts
 * @param bytes what
 * @param secret whether whoever reads it can act as its owner: such a file must never leave the machine unthinkingly
 */
public record Artefact(String path, byte[] bytes, boolean secret) {

    public Artefact {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(bytes, "bytes");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Artefact that
                && path.equals(that.path)
                && Arrays.equals(bytes, that.bytes)
                && secret == that.secret;
    }

    @Override
    public int hashCode() {
        return Objects.hash(path, Arrays.hashCode(bytes), secret);
    }

    @Override
    public String toString() {
        return "Artefact[" + path + ", " + bytes.length + " bytes" + (secret ? ", secret]" : "]");
    }
}
