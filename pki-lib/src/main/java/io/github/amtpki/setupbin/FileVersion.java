package io.github.amtpki.setupbin;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The versions of the format. Each has a GUID in the first 16 bytes of the file; 2.0 and 2.1 share one. The layout is the
 * same in all: a version says which variables its readers know. Newer firmware goes on reading older files (version 3 is
 * applied by AMT 11.8); older firmware may not know the GUID of a newer one.
 *
 * <p>GUIDs: version 4 from files of Intel's tools, the others read in MeshCentral. First AMT versions: Intel SDK, "Intel
 * AMT and USB Versions", up to 3; the choices that Intel's Configuration Utility 12.1 offers for 4.
 */
public enum FileVersion {
    V1("1", 1, 0, "b516fb7187cbf94ab441ca7b383578f9", 2),
    V2_0("2.0", 2, 0, "96b28158cf6b724c8b91a15e512e99c4", 3),
    V2_1("2.1", 2, 1, "96b28158cf6b724c8b91a15e512e99c4", 4),
    V3("3", 3, 0, "a7f7f6c689c4f64793ede2e5020da51d", 6),
    V4("4", 4, 0, "aaa93452e129a9448d4d081c07b96353", 7);

    private final String id;
    private final int major;
    private final int minor;
    private final Octets guid;
    private final int firstAmt;

    FileVersion(String id, int major, int minor, String guid, int firstAmt) {
        this.id = id;
        this.major = major;
        this.minor = minor;
        this.guid = Octets.of(HexFormat.of().parseHex(guid));
        this.firstAmt = firstAmt;
    }

    /** The version with this id, as options write it. */
    public static Optional<FileVersion> byId(String id) {
        return Arrays.stream(values()).filter(version -> version.id.equals(id)).findFirst();
    }

    /** As people write it: {@code 4}, {@code 2.1}. */
    public String id() {
        return id;
    }

    /** The first major version of AMT whose firmware reads it. */
    public int firstAmt() {
        return firstAmt;
    }

    /** Whether new files are made in it; all are read. */
    public boolean isWritten() {
        return this == V3 || this == V4;
    }

    /** Whether files of this version may be scrambled: no tool is known that scrambles an older one. */
    public boolean isScrambled() {
        return this == V4;
    }

    int major() {
        return major;
    }

    int minor() {
        return minor;
    }

    /** As it stands in the file. */
    Octets guid() {
        return guid;
    }

    @Override
    public String toString() {
        return id;
    }
}
