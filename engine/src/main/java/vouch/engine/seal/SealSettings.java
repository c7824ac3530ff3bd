package vouch.engine.seal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings of the seal.
 *
 * @param headFile a file to which each new head of the seal is appended, at most one a minute; it should be where those
 *     who can write the database cannot write; its folder must exist; without it there is no such file
 */
@ConfigurationProperties("vouch.seal")
public record SealSettings(@Nullable Path headFile) {

    public SealSettings {
        if (headFile != null && !isWritable(headFile.toAbsolutePath())) {
            throw new IllegalArgumentException("vouch.seal.head-file must be a file that Vouch can write, in a folder"
                    + " that exists; " + headFile + " is not.");
        }
    }

    private static boolean isWritable(Path file) {
        return Files.exists(file)
                ? Files.isRegularFile(file) && Files.isWritable(file)
                : Files.isWritable(Optional.ofNullable(file.getParent()).orElse(file));
    }
}
