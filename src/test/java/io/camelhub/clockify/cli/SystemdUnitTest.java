package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit of the distribution, as systemd reads it. */
class SystemdUnitTest {

    private static final Path UNIT = Path.of("src/main/distribution/systemd/clockify.service");

    @TempDir
    private Path folder;

    @BeforeEach
    void systemd() throws Exception {
        boolean here;
        try {
            here = new ProcessBuilder("systemd-analyze", "--version").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            here = false;
        }
        assumeTrue(here, "systemd is not installed: its unit was not verified");
    }

    @Test
    void systemd_finds_nothing_wrong_with_the_unit() throws Exception {
        assertThat(verify(Files.readString(UNIT))).isEmpty();
    }

    @Test
    void it_would_find_a_setting_that_there_is_not() throws Exception {
        assertThat(verify(Files.readString(UNIT).replace("ProtectClock=", "ProtectClocks="))).contains("ProtectClocks");
    }

    /** What systemd says of a unit that starts a program that is there. */
    private String verify(String unit) throws Exception {
        Path program = Files.createFile(folder.resolve("clockify"));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Path file = Files.writeString(folder.resolve("clockify.service"), unit.replace("/opt/clockify-plugin/bin/clockify", program.toString()));
        Process verify = new ProcessBuilder("systemd-analyze", "verify", "--man=no", file.toString()).redirectErrorStream(true).start();
        String said = new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        // a setting that it does not know is a warning to it
        assertThat(verify.waitFor()).as(said).isZero();
        return said;
    }
}
