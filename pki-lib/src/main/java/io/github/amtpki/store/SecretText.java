package io.github.amtpki.store;

import io.github.amtpki.BadInputException;
import io.github.amtpki.Secret;
import io.github.amtpki.StorageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Secrets as the text of a file or stream: the first line, UTF-8, without its line ending and without a byte order mark.
 * Nothing at all is not a line; an empty password is an empty line.
 */
public final class SecretText {

    /** Far more than any password; what is longer is the wrong file. */
    private static final int MAX_BYTES = 4096;

    private SecretText() {}

    /**
     * The first line of a file.
     *
     * @param where what to call the source in a message
     * @throws BadInputException if there is none, it is too long, or it is not UTF-8
     */
    public static Secret firstLine(byte[] bytes, String where) {
        return firstLine(new ByteArrayInputStream(bytes), where);
    }

    /**
     * The first line of a stream, of which no byte behind it is taken.
     *
     * @param where what to call the source in a message
     * @throws BadInputException if there is none, it is too long, or it is not UTF-8
     * @throws StorageException if the stream cannot be read
     */
    public static Secret firstLine(InputStream in, String where) {
        byte[] bytes = new byte[MAX_BYTES];
        try {
            int length = fill(bytes, in, where);
            int from = startsWithMark(bytes, length) ? 3 : 0;
            return decode(ByteBuffer.wrap(bytes, from, length - from));
        } catch (CharacterCodingException e) {
            throw new BadInputException(where + " is not UTF-8", "save it as UTF-8", e);
        } catch (IOException e) {
            throw new StorageException(where + " cannot be read", "", e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** One line, as a password file holds it. */
    public static byte[] line(Secret secret) {
        char[] chars = secret.reveal();
        ByteBuffer utf8 = StandardCharsets.UTF_8.encode(CharBuffer.wrap(chars));
        byte[] line = Arrays.copyOf(utf8.array(), utf8.limit() + 1);
        line[utf8.limit()] = '\n';
        Arrays.fill(chars, '\0');
        Arrays.fill(utf8.array(), (byte) 0);
        return line;
    }

    private static int fill(byte[] bytes, InputStream in, String where) throws IOException {
        int length = 0;
        int next = in.read();
        if (next < 0) {
            throw new BadInputException(where + " is empty", "an empty password is an empty line");
        }
        while (next >= 0 && next != '\n') {
            if (length == MAX_BYTES) {
                throw new BadInputException(where + " has a first line of more than " + MAX_BYTES + " bytes");
            }
            bytes[length++] = (byte) next;
            next = in.read();
        }
        return length > 0 && bytes[length - 1] == '\r' ? length - 1 : length;
    }

    private static boolean startsWithMark(byte[] bytes, int length) {
        return length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
    }

    private static Secret decode(ByteBuffer utf8) throws CharacterCodingException {
        CharBuffer chars = StandardCharsets.UTF_8.newDecoder().decode(utf8);
        char[] line = new char[chars.remaining()];
        chars.get(line);
        Secret secret = Secret.of(line);
        Arrays.fill(line, '\0');
        Arrays.fill(chars.array(), '\0');
        return secret;
    }
}
