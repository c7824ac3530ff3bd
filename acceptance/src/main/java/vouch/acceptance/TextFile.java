package vouch.acceptance;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A file of a set, line by line. */
final class TextFile {

    private TextFile() {}

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new MalformedInput(file + ": there is no such file");
        } catch (CharacterCodingException e) {
            throw new MalformedInput(file + ": is not UTF-8 text");
        } catch (IOException e) {
            throw new MalformedInput(file + ": cannot be read: " + e);
        }
    }
}
