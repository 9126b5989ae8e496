package io.github.amtpki.cli.console;

import io.github.amtpki.BadInputException;
import io.github.amtpki.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A secret that is the first line of a stream. */
final class SecretLine {

    /** Far more than any password; what is longer is the wrong file. */
    private static final int MAX_BYTES = 4096;

    private SecretLine() {}

    /** Up to the first line feed, without line ending and byte order mark. Nothing at all is not a line. */
    static Secret read(InputStream in, String where, String what) throws IOException {
        byte[] bytes = new byte[MAX_BYTES];
        try {
            int length = fill(bytes, in, where + " for " + what);
            int from = startsWithMark(bytes, length) ? 3 : 0;
            return decode(ByteBuffer.wrap(bytes, from, length - from), where + " for " + what);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Byte by byte: what follows the line is not ours to read. */
    private static int fill(byte[] bytes, InputStream in, String place) throws IOException {
        int length = 0;
        int next = in.read();
        if (next < 0) {
            throw new BadInputException(place + " is empty", "an empty password is an empty line");
        }
        while (next >= 0 && next != '\n') {
            if (length == MAX_BYTES) {
                throw new BadInputException(place + " has a first line of more than " + MAX_BYTES + " bytes");
            }
            bytes[length++] = (byte) next;
            next = in.read();
        }
        return length > 0 && bytes[length - 1] == '\r' ? length - 1 : length;
    }

    private static boolean startsWithMark(byte[] bytes, int length) {
        return length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
    }

    private static Secret decode(ByteBuffer utf8, String place) {
        try {
            CharBuffer chars = StandardCharsets.UTF_8.newDecoder().decode(utf8);
            char[] line = new char[chars.remaining()];
            chars.get(line);
            Secret secret = Secret.of(line);
            Arrays.fill(line, '\0');
            Arrays.fill(chars.array(), '\0');
            return secret;
        } catch (CharacterCodingException e) {
            throw new BadInputException(place + " is not UTF-8");
        }
    }
}
