package io.github.amtpki.check.explain;

import static io.github.amtpki.amt.AmtMethod.ADD_NEXT_CERT_IN_CHAIN;
import static io.github.amtpki.amt.AmtMethod.ADMIN_SETUP;
import static io.github.amtpki.amt.AmtMethod.SETUP;
import static io.github.amtpki.amt.AmtMethod.UPGRADE_CLIENT_TO_ADMIN;
import static io.github.amtpki.check.explain.ChainCause.CA_CANNOT_SIGN;
import static io.github.amtpki.check.explain.ChainCause.CA_IS_NO_CA;
import static io.github.amtpki.check.explain.ChainCause.CHAIN_BEGUN;
import static io.github.amtpki.check.explain.ChainCause.CHAIN_ORDER;
import static io.github.amtpki.check.explain.ChainCause.CHAIN_TOO_LONG;
import static io.github.amtpki.check.explain.ChainCause.FIRMWARE_INTERNAL;
import static io.github.amtpki.check.explain.ChainCause.ROOT_NOT_ENROLLED;
import static io.github.amtpki.check.explain.ChainCause.SHA1_IN_CHAIN;
import static io.github.amtpki.check.explain.ChainCause.SHA256_ON_22;
import static io.github.amtpki.check.explain.ChainCause.SHA384_ON_OLD;
import static io.github.amtpki.check.explain.ChainCause.UNREADABLE;
import static io.github.amtpki.check.explain.ChainCause.UNSUPPORTED_KEY;
import static io.github.amtpki.check.explain.LeafCause.BAD_PARAMETER;
import static io.github.amtpki.check.explain.LeafCause.EXTENSIONS_LOST;
import static io.github.amtpki.check.explain.LeafCause.FLASH_WORN;
import static io.github.amtpki.check.explain.LeafCause.NOT_PRE_PROVISIONING;
import static io.github.amtpki.check.explain.LeafCause.PURPOSE_MISSING;
import static io.github.amtpki.check.explain.LeafCause.SERVER_SIGNS_SHA1;
import static io.github.amtpki.check.explain.LeafCause.SETUP_AUTH;
import static io.github.amtpki.check.explain.LeafCause.SETUP_DISABLED;
import static io.github.amtpki.check.explain.LeafCause.SIGNED_TOO_NEW;
import static io.github.amtpki.check.explain.LeafCause.SIGNED_TOO_OLD;
import static io.github.amtpki.check.explain.LeafCause.SUFFIX_DOES_NOT_COUNT;
import static io.github.amtpki.check.explain.LeafCause.SUFFIX_MISMATCH;
import static io.github.amtpki.check.explain.LeafCause.WRONG_SIGNING_KEY;

import io.github.amtpki.amt.AmtMethod;
import java.util.List;

/**
 * What may be the cause of a method's answer.
 *
 * @param method who answered
 * @param value the answer
 * @param role which certificate it was given: {@code leaf}, {@code root}, or empty for any
 * @param causes the likeliest first
 */
record Answer(AmtMethod method, int value, String role, List<Known> causes) {

    private static final List<Answer> ALL = List.of(
            answer(ADD_NEXT_CERT_IN_CHAIN, 1, "", UNREADABLE),
            answer(ADD_NEXT_CERT_IN_CHAIN, 2, "", FIRMWARE_INTERNAL),
            answer(ADD_NEXT_CERT_IN_CHAIN, 3, "", CHAIN_BEGUN, CHAIN_ORDER),
            answer(ADD_NEXT_CERT_IN_CHAIN, 4, "leaf", UNSUPPORTED_KEY, SHA1_IN_CHAIN, SHA384_ON_OLD, SHA256_ON_22),
            answer(
                    ADD_NEXT_CERT_IN_CHAIN,
                    4,
                    "root",
                    CA_CANNOT_SIGN,
                    ROOT_NOT_ENROLLED,
                    SHA1_IN_CHAIN,
                    CA_IS_NO_CA,
                    CHAIN_ORDER,
                    SHA384_ON_OLD,
                    SHA256_ON_22,
                    UNSUPPORTED_KEY),
            answer(
                    ADD_NEXT_CERT_IN_CHAIN,
                    4,
                    "",
                    CA_CANNOT_SIGN,
                    SHA1_IN_CHAIN,
                    CHAIN_ORDER,
                    ROOT_NOT_ENROLLED,
                    CA_IS_NO_CA,
                    SHA384_ON_OLD,
                    SHA256_ON_22,
                    UNSUPPORTED_KEY),
            answer(ADD_NEXT_CERT_IN_CHAIN, 5, "", CHAIN_TOO_LONG),
            answer(ADMIN_SETUP, 1, "", FIRMWARE_INTERNAL),
            answer(ADMIN_SETUP, 2, "", NOT_PRE_PROVISIONING),
            answer(ADMIN_SETUP, 3, "", BAD_PARAMETER),
            answer(
                    ADMIN_SETUP,
                    5,
                    "",
                    SUFFIX_MISMATCH,
                    SUFFIX_DOES_NOT_COUNT,
                    EXTENSIONS_LOST,
                    PURPOSE_MISSING,
                    WRONG_SIGNING_KEY,
                    SERVER_SIGNS_SHA1),
            answer(ADMIN_SETUP, 6, "", FLASH_WORN),
            answer(UPGRADE_CLIENT_TO_ADMIN, 1, "", SIGNED_TOO_OLD, SHA256_ON_22, FIRMWARE_INTERNAL),
            answer(UPGRADE_CLIENT_TO_ADMIN, 2, "", NOT_PRE_PROVISIONING),
            answer(UPGRADE_CLIENT_TO_ADMIN, 3, "", SIGNED_TOO_NEW, SHA384_ON_OLD, NOT_PRE_PROVISIONING),
            answer(
                    UPGRADE_CLIENT_TO_ADMIN,
                    5,
                    "",
                    SUFFIX_MISMATCH,
                    SUFFIX_DOES_NOT_COUNT,
                    SHA384_ON_OLD,
                    EXTENSIONS_LOST,
                    PURPOSE_MISSING,
                    WRONG_SIGNING_KEY),
            answer(SETUP, 1, "", FIRMWARE_INTERNAL),
            answer(SETUP, 2, "", NOT_PRE_PROVISIONING),
            answer(SETUP, 3, "", BAD_PARAMETER),
            answer(SETUP, 4, "", SETUP_DISABLED),
            answer(SETUP, 5, "", SETUP_AUTH),
            answer(SETUP, 6, "", FLASH_WORN));

    private static Answer answer(AmtMethod method, int value, String role, Known... causes) {
        return new Answer(method, value, role, List.of(causes));
    }

    /** What may be behind an answer; nothing for success and for numbers that nobody has seen. */
    static List<Known> causes(AmtMethod method, int value, String role) {
        return ALL.stream()
                .filter(one -> one.method == method && one.value == value)
                .filter(one -> one.role.isEmpty() || one.role.equals(role))
                .map(Answer::causes)
                .findFirst()
                .orElse(List.of());
    }
}
