package io.github.amtpki.profile;

/**
 * What is wrong with a profile although each value by itself is sound. Every check asks first whether what it compares
 * could be read; so one mistake is told once.
 */
final class ProfileChecks {

    private ProfileChecks() {}

    static void check(Profile profile, Findings findings) {
        NameChecks.check(profile, findings);
        RootChecks.check(profile, findings);
        new ChainChecks(profile, findings).check();
        FirmwareChecks.check(profile, findings);
        for (int i = 0; i < profile.certificates().size(); i++) {
            CertificateChecks.check(profile, profile.certificates().get(i), certificate(i), findings);
        }
        EnrolmentChecks.check(profile, findings);
        ExportChecks.check(profile, findings);
        KeyChecks.check(profile, findings);
    }

    static String intermediate(int index) {
        return "intermediates[" + index + "]";
    }

    static String certificate(int index) {
        return "certificates[" + index + "]";
    }
}
