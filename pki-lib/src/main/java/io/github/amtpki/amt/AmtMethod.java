package io.github.amtpki.amt;

import java.util.Map;
import java.util.Optional;

/**
 * The calls by which a machine enters admin control mode, and what each of their return values means. The same number means
 * different things in different methods: 4 is METHOD_DISABLED after Setup, but CERT_VERIFY_FAILED after AddNextCertInChain.
 *
 * <p>Source: go-wsman-messages, pkg/wsman/ips/hostbasedsetup/decoder.go (code); 4 of AddNextCertInChain was confirmed by an
 * Intel engineer. Of UpgradeClientToAdmin only 0, 1, 3 and 5 have been observed; 3 is PT_STATUS_INVALID_PT_MODE there.
 */
public enum AmtMethod {
    /** Into client control mode; no certificate is involved. */
    SETUP(
            "Setup",
            Map.of(
                    0, "SUCCESS",
                    1, "INTERNAL_ERROR",
                    2, "INVALID_STATE",
                    3, "INVALID_PARAM",
                    4, "METHOD_DISABLED",
                    5, "AUTH_FAILED",
                    6, "FLASH_WRITE_LIMIT_EXCEEDED")),
    /** Hands over one certificate of the chain: the leaf first, then each issuer, the root last. */
    ADD_NEXT_CERT_IN_CHAIN(
            "AddNextCertInChain",
            Map.of(
                    0, "SUCCESS",
                    1, "INVALID_PARAM",
                    2, "INTERNAL_ERROR",
                    3, "INVALID_STATE",
                    4, "CERT_VERIFY_FAILED",
                    5, "CERT_CHAIN_LENGTH_EXCEEDED")),
    /** From before provisioning into admin control mode; gone from CSME 19 on. */
    ADMIN_SETUP(
            "AdminSetup",
            Map.of(
                    0, "SUCCESS",
                    1, "INTERNAL_ERROR",
                    2, "INVALID_STATE",
                    3, "INVALID_PARAM",
                    5, "AUTH_FAILED",
                    6, "FLASH_WRITE_LIMIT_EXCEEDED")),
    /** From client control mode into admin control mode. */
    UPGRADE_CLIENT_TO_ADMIN(
            "UpgradeClientToAdmin",
            Map.of(
                    0, "SUCCESS",
                    1, "INTERNAL_ERROR",
                    3, "INVALID_PT_MODE",
                    5, "AUTH_FAILED"));

    private final String wireName;
    private final Map<Integer, String> names;

    AmtMethod(String wireName, Map<Integer, String> names) {
        this.wireName = wireName;
        this.names = names;
    }

    /** The method's name in WS-Management, as {@code AddNextCertInChain}. */
    public String wireName() {
        return wireName;
    }

    /** What a return value is called in this method, as {@code CERT_VERIFY_FAILED}; nothing if it never was seen. */
    public Optional<String> name(int returnValue) {
        return Optional.ofNullable(names.get(returnValue));
    }
}
