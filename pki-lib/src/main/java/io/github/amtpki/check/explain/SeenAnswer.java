package io.github.amtpki.check.explain;

import io.github.amtpki.amt.AmtMethod;
import java.util.Optional;

/**
 * An answer of the firmware, found in a text.
 *
 * @param method who answered; absent if the text does not say
 * @param value never 0
 * @param role which certificate it was about: {@code leaf}, {@code intermediate}, {@code root}, or empty
 * @param misnamed as what a program printed it, if that is another method's name; else empty
 * @param from where it stands
 * @param to where it ends
 */
record SeenAnswer(Optional<AmtMethod> method, int value, String role, String misnamed, int from, int to) {}
