package io.github.amtpki.setupbin;

import static io.github.amtpki.amt.Confidence.CODE;
import static io.github.amtpki.amt.Confidence.DOCUMENTED;
import static io.github.amtpki.amt.Confidence.INFERRED;
import static io.github.amtpki.amt.Confidence.MEASURED;
import static io.github.amtpki.amt.Confidence.REPORTED;
import static io.github.amtpki.setupbin.FileVersion.V1;
import static io.github.amtpki.setupbin.FileVersion.V2_0;
import static io.github.amtpki.setupbin.FileVersion.V2_1;
import static io.github.amtpki.setupbin.FileVersion.V3;
import static io.github.amtpki.setupbin.VariableType.bits;
import static io.github.amtpki.setupbin.VariableType.bytes;
import static io.github.amtpki.setupbin.VariableType.choice;
import static io.github.amtpki.setupbin.VariableType.number;
import static io.github.amtpki.setupbin.VariableType.secretText;
import static io.github.amtpki.setupbin.VariableType.text;

import io.github.amtpki.amt.Confidence;
import io.github.amtpki.setupbin.VariableType.Kind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Every variable that is known. One row each, in the order in which Intel's tools write them; to add a variable, add a row.
 *
 * <p>Columns: module, id, values, the first file version with it, how well the row is known, and from where. Module 1 is
 * the engine (MEBx), module 2 is AMT. The first version of 2/11 to 2/35 follows Intel's list of what 2.0 and 2.1 brought;
 * what is in no such list is taken for version 3. There is no variable for TLS, Wi-Fi, users or CIRA.
 */
public enum VariableRow {
    CURRENT_MEBX_PASSWORD(1, 1, secretText(1, 32), V1, MEASURED, From.ACU),
    NEW_MEBX_PASSWORD(1, 2, secretText(8, 32), V1, MEASURED, From.ACU),
    MANAGEABILITY_SELECTION(1, 3, choice(Kind.U8, "0 none", "1 Intel AMT"), V1, MEASURED, From.USBFILE),
    FIRMWARE_LOCAL_UPDATE(1, 4, choice(Kind.U8, "0 off", "1 on", "2 by password"), V2_1, REPORTED, From.COMMENT),
    FIRMWARE_UPDATE_QUALIFIER(
            1, 5, choice(Kind.U8, "0 always", "1 never", "2 restricted"), V2_1, REPORTED, From.COMMENT),
    POWER_PACKAGE(1, 6, bytes(Kind.GUID, 16, 16), V2_1, MEASURED, From.ACU),

    /** Pre-shared keys: gone since AMT 11, read only. */
    PID(2, 1, text(8, 8), V1, DOCUMENTED, "Intel SDK, PID-PPS Checksum"),
    PPS(2, 2, secretText(32, 32), V1, DOCUMENTED, "Intel SDK, PID-PPS Checksum"),
    PKI_DNS_SUFFIX(2, 3, text(1, 255), V2_0, MEASURED, From.USBFILE),
    CONFIGURATION_SERVER_FQDN(2, 4, text(1, 255), V2_0, CODE, From.MESH),
    REMOTE_CONFIGURATION(2, 5, choice(Kind.U8, "0 off", "1 on"), V2_0, MEASURED, From.USBFILE),
    /** The hashes of public CAs that came with the machine. Whether 0 can be undone everywhere is not known. */
    VENDOR_HASHES(2, 6, choice(Kind.U8, "0 off", "1 on"), V2_0, CODE, From.MESH),
    USER_HASHES(2, 7, choice(Kind.U8, "0 off", "1 on", "2 delete"), V2_0, REPORTED, From.COMMENT),
    /** The only one that may be repeated. SHA-256 and SHA-384 take file version 3. */
    ROOT_HASH(2, 8, bytes(Kind.ROOT_HASH, 23, 82), V2_0, MEASURED, From.USBFILE),
    REDIRECTION(2, 10, bits("1 SOL", "2 IDE-R", "4 user name and password"), V2_0, CODE, From.MESH),
    HOST_NAME(2, 11, text(1, 63), V2_1, REPORTED, From.COMMENT),
    DOMAIN_NAME(2, 12, text(1, 255), V2_1, REPORTED, From.COMMENT),
    DHCP(2, 13, choice(Kind.U8, "1 off", "2 on"), V2_1, MEASURED, From.ACU + " (2); " + From.COMMENT + " (1)"),
    SECURE_FIRMWARE_UPDATE(2, 14, choice(Kind.U8, "0 off", "1 on"), V2_1, REPORTED, From.COMMENT),
    IDLE_TIMEOUT(2, 15, bytes(Kind.RAW, 1, 480), V2_1, INFERRED, From.UNKNOWN_LAYOUT),
    /** One source has 1 enterprise and 2 small business, another 0 and 1. */
    PROVISIONING_MODE(2, 16, number(Kind.U8, 0, 2), V2_1, INFERRED, "MeshCentral's encoder contradicts itself"),
    CONFIGURATION_SERVER_ADDRESS(2, 17, bytes(Kind.IPV4, 4, 4), V2_1, CODE, "MeshCommander, corrected in March 2021"),
    CONFIGURATION_SERVER_PORT(2, 18, number(Kind.U16, 1, 65535), V2_1, CODE, From.MESH),
    STATIC_IPV4(2, 19, bytes(Kind.RAW, 1, 480), V2_1, INFERRED, From.UNKNOWN_LAYOUT),
    VLAN(2, 20, bytes(Kind.RAW, 1, 480), V2_1, INFERRED, From.UNKNOWN_LAYOUT),
    PASSWORD_POLICY(2, 21, bytes(Kind.RAW, 1, 480), V2_1, INFERRED, From.UNKNOWN_LAYOUT),
    IPV6(2, 22, bytes(Kind.RAW, 84, 204), V3, REPORTED, From.COMMENT),
    SHARED_FQDN(2, 23, choice(Kind.U8, "0 dedicated", "1 shared"), V3, MEASURED, From.ACU),
    DYNAMIC_DNS(2, 24, choice(Kind.U8, "0 off", "1 on"), V3, REPORTED, From.COMMENT),
    KVM(2, 25, choice(Kind.U8, "0 off", "1 on"), V3, MEASURED, From.ACU),
    USER_CONSENT(2, 26, choice(Kind.U8, "0 none", "1 KVM only", "255 all"), V3, MEASURED, From.ACU + " (0)"),
    REMOTE_CONSENT_CHANGE(2, 27, choice(Kind.U8, "0 off", "1 on"), V3, MEASURED, From.ACU),
    ACTIVATION(2, 28, choice(Kind.U8, "0 halt", "1 activate"), V3, CODE, From.MESH),
    /** 1 no longer works with recent firmware (reported). */
    MANUAL_SETUP(2, 29, choice(Kind.U8, "0 automated", "1 manual"), V3, MEASURED, From.ACU),
    SUPPORT_CHANNEL_ID(2, 30, number(Kind.U32, 1, 65535), V3, REPORTED, From.COMMENT),
    SUPPORT_CHANNEL_DESCRIPTION(2, 31, text(1, 60), V3, REPORTED, From.COMMENT),
    SERVICE_ACCOUNT_NUMBER(2, 32, text(1, 32), V3, REPORTED, From.COMMENT),
    ENROLLMENT_PASSCODE(2, 33, secretText(1, 32), V3, REPORTED, From.COMMENT),
    SERVICE_TYPE(
            2, 34, choice(Kind.U32, "1 reactive", "2 proactive", "4 one-time session"), V3, REPORTED, From.COMMENT),
    /** A GUID of unknown byte order, or its text: the sources differ. */
    SERVICE_PROVIDER_ID(2, 35, bytes(Kind.RAW, 1, 480), V3, INFERRED, From.COMMENT);

    /** Where rows come from. */
    private static final class From {
        static final String ACU = "a file of Intel's Configuration Utility 12.1";
        static final String USBFILE = "a file that, by its bytes, Intel's USBFile wrote";
        static final String MESH = "MeshCentral's encoder";
        static final String COMMENT = "a comment in MeshCentral's encoder";
        static final String UNKNOWN_LAYOUT = "a name in MeshCentral's table; the layout is not known";
    }

    private static final Map<Integer, VariableRow> BY_KEY = new HashMap<>();

    static {
        for (VariableRow row : values()) {
            BY_KEY.put(key(row.module, row.id), row);
        }
    }

    private final int module;
    private final int id;
    private final VariableType type;
    private final FileVersion since;
    private final Confidence confidence;
    private final String source;

    VariableRow(int module, int id, VariableType type, FileVersion since, Confidence confidence, String source) {
        this.module = module;
        this.id = id;
        this.type = type;
        this.since = since;
        this.confidence = confidence;
        this.source = source;
    }

    /** The row of a variable, if it is known. */
    public static Optional<VariableRow> of(int module, int id) {
        return Optional.ofNullable(BY_KEY.get(key(module, id)));
    }

    /** As in {@code pki-dns-suffix}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public int module() {
        return module;
    }

    public int id() {
        return id;
    }

    public VariableType type() {
        return type;
    }

    /** The first file version whose readers know it; see {@link FileVersion#firstAmt}. */
    public FileVersion since() {
        return since;
    }

    public Confidence confidence() {
        return confidence;
    }

    public String source() {
        return source;
    }

    /** Whether it must never be shown unasked. */
    public boolean secret() {
        return type.secret();
    }

    /** Whether a record may hold several. */
    public boolean repeatable() {
        return this == ROOT_HASH;
    }

    private static int key(int module, int id) {
        return module << Short.SIZE | id;
    }
}
