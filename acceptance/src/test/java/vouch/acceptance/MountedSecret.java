package vouch.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** A secret with one value as Kubernetes mounts it: a link that leads to the present value through another link. */
record MountedSecret(Path folder, String name) {

    private static final String PRESENT = "..data";

    static MountedSecret mount(Path folder, String name, String value) throws IOException {
        MountedSecret secret = new MountedSecret(folder, name);
        secret.change(value);
        Files.createSymbolicLink(folder.resolve(name), Path.of(PRESENT, name));
        return secret;
    }

    /** Every reader gets the value before or the new one. */
    void change(String value) throws IOException {
        Path version = Files.createDirectory(folder.resolve(".." + UUID.randomUUID()));
        Files.writeString(version.resolve(name), value);
        Path next = Files.createSymbolicLink(folder.resolve("..data_tmp"), version.getFileName());
        Files.move(next, folder.resolve(PRESENT), StandardCopyOption.ATOMIC_MOVE);
    }
}
