package io.github.amtpki.setupbin;

import java.util.Locale;

/** For what the person at the machine must read out a code. */
public enum UserConsent {
    NONE(0),
    KVM_ONLY(1),
    ALL(255);

    private final int code;

    UserConsent(int code) {
        this.code = code;
    }

    /** As people write it: {@code none}, {@code kvm-only}, {@code all}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    int code() {
        return code;
    }
}
