package io.github.amtpki.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The access list for systems without POSIX modes; the modes themselves are watched by {@link PkiFolderTest}. */
final class OwnerOnlyTest {

    private static final UserPrincipal OWNER = () -> "owner";

    @Test
    void theListNamesTheOwnerAlone() {
        List<AclEntry> list = OwnerOnly.acl(OWNER, false).value();
        assertThat(OwnerOnly.acl(OWNER, false).name()).isEqualTo("acl:acl");
        assertThat(list).hasSize(1);
        assertThat(list.get(0).principal()).isEqualTo(OWNER);
        assertThat(list.get(0).type()).isEqualTo(AclEntryType.ALLOW);
        assertThat(list.get(0).permissions()).containsExactlyInAnyOrder(AclEntryPermission.values());
        assertThat(list.get(0).flags()).isEmpty();
    }

    @Test
    void aFolderPassesItOn() {
        assertThat(OwnerOnly.acl(OWNER, true).value().get(0).flags())
                .containsExactlyInAnyOrder(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT);
    }
}
