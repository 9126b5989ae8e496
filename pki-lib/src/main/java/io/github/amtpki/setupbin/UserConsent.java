package io.github.amtpki.setupbin;

/** For what the person at the machine must read out a code. */
public enum UserConsent {
    NONE(0),
    KVM_ONLY(1),
    ALL(255);

    private final int code;

    UserConsent(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
