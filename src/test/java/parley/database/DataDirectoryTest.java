package parley.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

class DataDirectoryTest {
    @Test
    void itIsForItsOwnerOnlyAndSoAreItsSecrets() throws IOException {
        var directory = Scratch.directory("permissions");
        directory.secret("word", Scratch.RANDOM);

        assertThat(permissions(directory.path())).isEqualTo("rwx------");
        assertThat(permissions(directory.path().resolve("word"))).isEqualTo("rw-------");
    }

    @Test
    void aSecretIsMadeOnce() throws IOException {
        var directory = Scratch.directory("secret");
        assertThat(directory.existingSecret("word")).isEmpty();

        var made = directory.secret("word", Scratch.RANDOM);

        assertThat(made).hasSize(43);
        assertThat(directory.secret("word", Scratch.RANDOM)).isEqualTo(made);
        assertThat(directory.existingSecret("word")).contains(made);
    }

    @Test
    void aSecondParleyIsRefusedEvenAfterThisProcessAskedTwice() throws IOException {
        var directory = Scratch.directory("lock");
        try (var hold = Scratch.hold(directory)) {
            assertThat(hold.directory().tryLock()).isEmpty();
            assertThat(DataDirectory.at(directory.path()).tryLock()).isEmpty();
            assertThat(OtherParley.run("lock", directory)).isEqualTo("refused");
        }
        assertThat(OtherParley.run("lock", directory)).isEqualTo("locked");
        Scratch.hold(directory).close();
    }

    @Test
    void aFileInTheWayIsToldInOneLine() throws IOException {
        var file = Files.createTempFile(Scratch.directory("in-the-way").path(), "not-a", "directory");

        assertThatThrownBy(() -> DataDirectory.at(file))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessage(
                        "PARLEY_DATA_DIR: cannot make the directory " + file + " (a file of that name is in the way)");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
