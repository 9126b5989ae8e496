package io.github.amtpki.store;

import io.github.amtpki.BadInputException;
import io.github.amtpki.Secret;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Secrets as the text of a file: the first line, UTF-8. */
public final class SecretText {

    private SecretText() {}

    /**
     * The first line, without its line ending and without a byte order mark.
     *
     * @param where what to call the source in a message
     * @throws BadInputException if it is not UTF-8
     */
    public static Secret firstLine(byte[] bytes, String where) {
        boolean mark =
                bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
        int start = mark ? 3 : 0;
        int end = start;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        if (end > start && bytes[end - 1] == '\r') {
            end--;
        }
        try {
            CharBuffer chars = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, end - start));
            char[] line = Arrays.copyOf(chars.array(), chars.limit());
            Arrays.fill(chars.array(), '\0');
            Secret secret = Secret.of(line);
            Arrays.fill(line, '\0');
            return secret;
        } catch (CharacterCodingException e) {
            throw new BadInputException(where + ": the password is not UTF-8", "save the file as UTF-8", e);
        }
    }

    /** One line, as a password file holds it; for generated secrets, which are ASCII. */
    static byte[] line(Secret secret) {
        char[] chars = secret.reveal();
        byte[] line = new byte[chars.length + 1];
        for (int i = 0; i < chars.length; i++) {
            line[i] = (byte) chars[i];
        }
        line[chars.length] = '\n';
        Arrays.fill(chars, '\0');
        return line;
    }
}
