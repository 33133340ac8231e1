package io.camelhub.clockify.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.dao.DataAccessException;

/** Migrates the plugin's tables with Flyway, in a history table of its own. */
final class Migrations {

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
    static final String FOLDER = "clockify/migration";
    static final String HISTORY = "clockify_schema_history";

    private final Database database;
    private final HubDataSource dataSource;
    private final ClassLoader files;

    /** @param files the class loader that finds the folder of the migrations */
    Migrations(Database database, HubDataSource dataSource, ClassLoader files) {
        this.database = database;
        this.dataSource = dataSource;
        this.files = files;
    }

    synchronized void migrate() {
        Dialect dialect = database.dialect();
        // warns about the encoding once, at the start
        database.encoding();
        List<MigrationFile> shipped = shipped(dialect);
        if (isCurrent(shipped)) {
            return;
        }
        forgetFailed();
        try (TrackingDataSource connections = new TrackingDataSource(dataSource.target())) {
            FluentConfiguration flyway = Flyway.configure(files)
                    .dataSource(connections)
                    .locations("classpath:" + FOLDER)
                    .resourceProvider(provider(shipped))
                    .table(HISTORY)
                    .placeholders(dialect.types())
                    .baselineOnMigrate(true)
                    .baselineVersion("0");
            Flyway loaded = flyway.load();
            try {
                loaded.migrate();
            } catch (FlywayException e) {
                if (!begunByAnother(loaded)) {
                    throw e;
                }
                LOG.debug("Flyway is to look again: {}", e.getMessage());
                loaded.migrate();
            }
        }
    }

    /**
     * Whether the history has no failure: then another node may have created it at the same moment, or died before its first entry. Flyway makes no
     * baseline in a history that it did not create, and continues with it.
     */
    private static boolean begunByAnother(Flyway flyway) {
        return Stream.of(flyway.info().all()).map(MigrationInfo::getState).noneMatch(MigrationState::isFailed);
    }

    /** Deletes failed entries of the history: Flyway would refuse to continue, but each statement skips what exists. */
    private void forgetFailed() {
        try {
            if (history().delete().where(database.dialect().quoted("success"), false).run() > 0) {
                LOG.warn("The plugin's tables were not made to the end when that was tried last; it is tried again");
            }
        } catch (DataAccessException e) {
            LOG.debug("There is no history of migrations yet: {}", e.getMessage());
        }
    }

    /** Whether all migrations are done; checked before Flyway, which takes a large part of a short command's time. */
    private boolean isCurrent(List<MigrationFile> shipped) {
        try {
            return !shipped.isEmpty() && history()
                    .select(database.dialect().quoted("version"), database.dialect().quoted("checksum"))
                    .where(database.dialect().quoted("success"), true)
                    .list((row, index) -> row.getString("version") + " " + row.getString("checksum"))
                    .containsAll(shipped.stream().map(file -> noted(file.getFilename(), file.sql())).toList());
        } catch (DataAccessException e) {
            LOG.debug("Flyway is to look at the tables: {}", e.getMessage());
            return false;
        }
    }

    /** Flyway's history table, in Flyway's letter case. */
    private Table history() {
        return database.table(database.dialect().quoted(HISTORY));
    }

    private List<MigrationFile> shipped(Dialect dialect) {
        try {
            List<MigrationFile> shipped = new ArrayList<>();
            for (Resource file : new PathMatchingResourcePatternResolver(files).getResources("classpath*:" + FOLDER + "/V*.sql")) {
                shipped.add(new MigrationFile(
                        file.getFilename(),
                        RepeatableSql.of(CommentedSql.of(file.getContentAsString(StandardCharsets.UTF_8), dialect), dialect)));
            }
            return shipped;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ResourceProvider provider(List<MigrationFile> shipped) {
        return new ResourceProvider() {
            @Override
            public LoadableResource getResource(String name) {
                return shipped.stream().filter(file -> file.getFilename().equals(name)).findFirst().orElse(null);
            }

            @Override
            public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
                return shipped.stream()
                        .filter(file -> file.getFilename().startsWith(prefix) && Stream.of(suffixes).anyMatch(file.getFilename()::endsWith))
                        .map(LoadableResource.class::cast)
                        .toList();
            }
        };
    }

    /** Flyway's entry of a file: its version, and a checksum of its lines without line ends. */
    static String noted(String name, String text) {
        CRC32 checksum = new CRC32();
        text.lines().forEach(line -> checksum.update(line.getBytes(StandardCharsets.UTF_8)));
        return name.substring(1, name.indexOf("__")) + " " + (int) checksum.getValue();
    }
}
