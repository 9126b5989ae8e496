package io.github.amtpki.rooms;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.amtpki.Secret;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** The library's compiled classes, without tests, and its module's descriptor. */
final class Library {

    static final String ROOT = "io.github.amtpki";

    private static final Path FOLDER = folder();

    static final JavaClasses CLASSES = new ClassFileImporter().importPath(FOLDER);

    static final ModuleDescriptor MODULE =
            ModuleFinder.of(FOLDER).find(ROOT).orElseThrow().descriptor();

    private Library() {}

    /** The packages that anybody may use. */
    static Set<String> exported() {
        return MODULE.exports().stream()
                .filter(export -> !export.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
    }

    /** The name of a room: its package without the root's, empty for the root itself. */
    static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    }

    static String packageOf(String room) {
        return room.isEmpty() ? ROOT : ROOT + "." + room;
    }

    private static Path folder() {
        try {
            return Path.of(Secret.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
