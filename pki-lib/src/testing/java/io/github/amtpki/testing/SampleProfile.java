package io.github.amtpki.testing;

/** The profile that most tests begin with, and change by replacing a piece of its text. */
public final class SampleProfile {

    /** One chain, one leaf, firmware that nobody is warned of. */
    public static final String LAB = """
            version: 1
            domain: corp.example.com
            firmware: ["11-18"]
            root:
              subject: "CN=Lab Root, O=Lab"
              validity: 15y
            certificates:
              - name: provisioning
                kind: provisioning
                validity: 2y
                pfx: {password: generate}
            """;

    private SampleProfile() {}
}
