package io.github.amtpki.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Writes a new folder of files through to the disk. */
final class TreeWriter {

    private TreeWriter() {}

    /** Everything is written before anything is forced, so that the disk takes it in few transactions. */
    static void write(FileOps ops, Path root, Map<String, byte[]> files) throws IOException {
        List<Path> folders = new ArrayList<>(List.of(root));
        for (String folder : ArtefactPaths.foldersOf(files.keySet())) {
            folders.add(root.resolve(folder));
        }
        for (Path folder : folders) {
            ops.createFolder(folder);
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            ops.createFile(root.resolve(file.getKey()), file.getValue());
        }
        for (String file : files.keySet()) {
            ops.forceFile(root.resolve(file));
        }
        Collections.reverse(folders);
        for (Path folder : folders) {
            ops.forceFolder(folder);
        }
    }
}
