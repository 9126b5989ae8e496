package io.github.amtpki.store;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The attributes a file or folder is created with so that nobody but its owner ever sees into it: there is no moment
 * between creating and restricting. Mode 0600 or 0700 where there are POSIX modes; elsewhere an access list of one entry;
 * nothing where there is neither.
 */
final class OwnerOnly {

    private static final Set<PosixFilePermission> FILE_MODE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER_MODE = PosixFilePermissions.fromString("rwx------");
    private static final FileAttribute<?>[] FILE = {PosixFilePermissions.asFileAttribute(FILE_MODE)};
    private static final FileAttribute<?>[] FOLDER = {PosixFilePermissions.asFileAttribute(FOLDER_MODE)};

    private OwnerOnly() {}

    static FileAttribute<?>[] file(Path path) throws IOException {
        return attributes(path.getFileSystem(), FILE, false);
    }

    static FileAttribute<?>[] folder(Path path) throws IOException {
        return attributes(path.getFileSystem(), FOLDER, true);
    }

    /** Gives the owner of a new file what an odd umask ({@code umask 777}) took away. */
    static void mendFile(Path file) throws IOException {
        mend(file, FILE_MODE);
    }

    /** The same for a new folder. */
    static void mendFolder(Path folder) throws IOException {
        mend(folder, FOLDER_MODE);
    }

    private static void mend(Path path, Set<PosixFilePermission> mode) throws IOException {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix
                && !Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS)
                        .containsAll(mode)) {
            Files.setPosixFilePermissions(path, mode);
        }
    }

    private static FileAttribute<?>[] attributes(FileSystem system, FileAttribute<?>[] posix, boolean inherited)
            throws IOException {
        Set<String> views = system.supportedFileAttributeViews();
        if (views.contains("posix")) {
            return posix;
        }
        if (views.contains("acl")) {
            return new FileAttribute<?>[] {acl(owner(system), inherited)};
        }
        return new FileAttribute<?>[0];
    }

    /** One entry: the owner may do everything, nobody else is named; a folder passes it on to what is put inside. */
    static FileAttribute<List<AclEntry>> acl(UserPrincipal owner, boolean inherited) {
        Set<AclEntryFlag> flags = inherited
                ? EnumSet.of(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT)
                : EnumSet.noneOf(AclEntryFlag.class);
        AclEntry entry = AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(owner)
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .setFlags(flags)
                .build();
        return new FileAttribute<>() {
            @Override
            public String name() {
                return "acl:acl";
            }

            @Override
            public List<AclEntry> value() {
                return List.of(entry);
            }
        };
    }

    private static UserPrincipal owner(FileSystem system) throws IOException {
        return system.getUserPrincipalLookupService().lookupPrincipalByName(System.getProperty("user.name"));
    }
}
