package io.github.amtpki.cli.look;

import io.github.amtpki.cli.console.Json;
import io.github.amtpki.status.Deadline;
import io.github.amtpki.status.FolderStatus;
import io.github.amtpki.store.Drift;
import io.github.amtpki.store.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A status for programs. */
public final class StatusTree {

    private StatusTree() {}

    /** @param folder as the command line names it */
    public static Map<String, Object> of(FolderStatus status, String folder) {
        List<Object> deadlines = new ArrayList<>();
        status.deadlines().forEach(one -> deadlines.add(tree(one, status)));
        List<Object> drift = new ArrayList<>();
        for (Drift one : status.drift()) {
            drift.add(Json.tree(
                    "path", one.path(),
                    "state", one.sort().id(),
                    "finding", one.finding(),
                    "detail", one.detail()));
        }
        List<Object> stale = new ArrayList<>();
        for (History.Crl one : status.stale()) {
            stale.add(Json.tree("track", one.track(), "ca", one.name(), "number", one.number()));
        }
        List<Object> unlisted = new ArrayList<>();
        status.unlisted().forEach(one -> unlisted.add(LifeTree.revocation(one)));
        Map<String, Object> tree = Json.tree(
                "folder", folder,
                "now", status.now().toString(),
                "window", status.window().toString(),
                "findings", status.findings(),
                "deadlines", deadlines,
                "drift", drift,
                "staleLists", stale,
                "unlisted", unlisted,
                "changes", Steps.trees(status.steps()));
        status.obstacle().ifPresent(why -> tree.put("obstacle", why));
        return tree;
    }

    private static Map<String, Object> tree(Deadline one, FolderStatus status) {
        Map<String, Object> tree = Json.tree(
                "state", one.sort().id(),
                "track", one.track(),
                "name", one.name(),
                "kind", one.kind(),
                "subject", one.subject(),
                "serial", one.serial(),
                "begins", one.begins().toString(),
                "ends", one.ends().toString(),
                "over", one.over(status.now()),
                "finding", one.due(status.now(), status.window()));
        one.revoked().ifPresent(said -> tree.put("revoked", LifeTree.revocation(said)));
        return tree;
    }
}
