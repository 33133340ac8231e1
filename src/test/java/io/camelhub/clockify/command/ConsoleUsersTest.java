package io.camelhub.clockify.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelhub.clockify.command.ConsoleUser.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleUsersTest {

    private static final char[] PASSWORD = "correct horse battery".toCharArray();

    @TempDir
    Path folder;

    private final Order order = new Order("Grace", "a test");
    private ConsoleUsers users;

    @BeforeEach
    void file() {
        users = new ConsoleUsers(() -> folder.resolve("users.properties"));
    }

    /** As a process beside others does: adds some, and takes each second one out again. */
    static final class Editor {

        public static void main(String[] arguments) {
            edit(Path.of(arguments[0]), arguments[1]);
        }

        static void edit(Path file, String prefix) {
            ConsoleUsers own = new ConsoleUsers(() -> file);
            Order order = new Order(prefix, "a test");
            for (int i = 0; i < 15; i++) {
                own.save(prefix + i, Role.VIEWER, null, null, null, order);
                if (i % 2 == 1) {
                    own.remove(prefix + i, order);
                }
            }
        }
    }

    private void assertAllThere(String... prefixes) {
        assertThat(users.all()).extracting(ConsoleUser::name).containsExactlyInAnyOrder(Stream.of(prefixes)
                .flatMap(prefix -> IntStream.range(0, 15).filter(i -> i % 2 == 0).mapToObj(i -> prefix + i)).toArray(String[]::new));
    }

    @Test
    void of_threads_that_edit_at_once_no_edit_is_lost_and_nobody_comes_back_who_was_removed() {
        List<CompletableFuture<Void>> editors = Stream.of("a", "b", "c", "d")
                .map(prefix -> CompletableFuture.runAsync(() -> Editor.edit(users.file(), prefix), task -> new Thread(task).start())).toList();

        editors.forEach(CompletableFuture::join);

        assertAllThere("a", "b", "c", "d");
    }

    @Test
    void of_processes_that_edit_at_once_no_edit_is_lost_and_nobody_comes_back_who_was_removed() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (String prefix : List.of("p", "q")) {
            processes.add(new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp", System.getProperty("java.class.path"),
                    Editor.class.getName(), users.file().toString(), prefix).inheritIO().start());
        }
        Editor.edit(users.file(), "here");

        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }
        assertAllThere("p", "q", "here");
    }

    @Test
    void without_a_file_there_is_nobody() {
        assertThat(users.all()).isEmpty();
        assertThat(users.authenticate("anna", "whatever it may be")).isEmpty();
    }

    @Test
    void who_is_added_may_log_in_with_their_password_and_no_other() {
        assertThat(users.save("anna@acme.example", Role.MANAGER, "anna@acme.example", null, PASSWORD, order)).isTrue();
        assertThat(users.authenticate("anna@acme.example", new String(PASSWORD))).hasValueSatisfying(user -> {
            assertThat(user.role()).isEqualTo(Role.MANAGER);
            assertThat(user.email()).isEqualTo("anna@acme.example");
        });
        assertThat(users.authenticate("anna@acme.example", "correct horse batterx")).isEmpty();
        assertThat(users.authenticate("anna@acme.example", "")).isEmpty();
        assertThat(users.authenticate("anna@acme.example", new String(PASSWORD) + "x".repeat(80))).isEmpty();

        assertThat(users.save("anna@acme.example", Role.VIEWER, null, null, "another password".toCharArray(), order)).isFalse();
        assertThat(users.authenticate("anna@acme.example", new String(PASSWORD))).isEmpty();
        assertThat(users.all()).extracting(ConsoleUser::role).containsExactly(Role.VIEWER);
    }

    @Test
    void who_comes_in_by_a_proxy_has_no_password() {
        users.save("anna", Role.VIEWER, null, null, null, order);
        assertThat(users.authenticate("anna", "")).isEmpty();
        assertThat(users.authenticate("anna", "-")).isEmpty();
        assertThat(users.find("anna")).isPresent();
    }

    @Test
    void an_edit_by_hand_counts_at_once_and_comments_stay() throws IOException {
        users.save("anna", Role.ADMIN, null, null, null, order);
        Files.writeString(users.file(), Files.readString(users.file()) + "# Bert left in May\nbert = chief, , -\ncarl = viewer, , plain\n");
        assertThat(users.all()).extracting(ConsoleUser::name).containsExactly("anna");
        users.save("dora", Role.VIEWER, null, null, null, order);
        users.remove("anna", order);
        assertThat(users.all()).extracting(ConsoleUser::name).containsExactly("dora");
        assertThat(Files.readString(users.file())).contains("# Bert left in May", "# Who may log in");
    }

    @Test
    void what_cannot_be_is_refused_with_what_to_do() {
        assertThatThrownBy(() -> users.save("anna", Role.ADMIN, null, null, "too short".toCharArray(), order))
                .isInstanceOf(CommandFailedException.class).hasMessageContaining("12 characters or more");
        assertThatThrownBy(() -> users.save("anna", Role.ADMIN, null, null, "x".repeat(73).toCharArray(), order)).hasMessageContaining("72 bytes or less");
        assertThatThrownBy(() -> users.save("anna", Role.MANAGER, null, null, PASSWORD, order)).hasMessageContaining("--email");
        assertThatThrownBy(() -> users.save("an na", Role.ADMIN, null, null, PASSWORD, order)).hasMessageContaining("letters, digits");
        assertThatThrownBy(() -> users.save("anna", Role.ADMIN, "a, b@c", null, PASSWORD, order)).hasMessageContaining("no e-mail address");
        assertThatThrownBy(() -> users.remove("anna", order)).hasMessageContaining("there is no user 'anna'");
        assertThat(users.file()).doesNotExist();
    }
}
