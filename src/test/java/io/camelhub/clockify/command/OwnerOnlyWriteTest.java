package io.camelhub.clockify.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is written whole or not at all. */
class OwnerOnlyWriteTest {

    @TempDir
    private Path folder;

    @Test
    void where_the_disk_is_full_that_is_said_and_nothing_is_left_behind() throws IOException {
        Path file = Files.writeString(folder.resolve("ada.json"), "before");

        assertThatThrownBy(() -> OwnerOnly.write(file, out -> {
            out.write("half");
            out.flush();
            throw new IOException("No space left on device");
        })).isInstanceOf(CommandFailedException.class)
                .hasMessage(file + " cannot be written: the disk is full: make room, and try again");

        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
        assertThat(Files.list(folder)).hasSize(1);
        assertThat(file).hasContent("before");
    }

    @Test
    void a_folder_that_is_missing_and_one_in_the_place_of_the_file_are_named() {
        assertThatThrownBy(() -> OwnerOnly.write(folder.resolve("gone/ada.json"), out -> { }))
                .hasMessageEndingWith("cannot be written: there is no folder " + folder.resolve("gone"));
        assertThatThrownBy(() -> OwnerOnly.write(folder, out -> { })).hasMessageEndingWith("cannot be written: it is no file");
    }
}
