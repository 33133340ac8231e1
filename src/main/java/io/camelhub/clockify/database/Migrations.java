package io.camelhub.clockify.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.dao.DataAccessException;

/** Brings the plugin's tables up to date, by Flyway and in its own history table. */
final class Migrations {

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
    private static final String FOLDER = "clockify/migration";

    private final Database database;
    private final SchemaDataSource dataSource;
    private final ClassLoader files;

    /** @param files where the folder of the migrations is found, in a jar or not */
    Migrations(Database database, SchemaDataSource dataSource, ClassLoader files) {
        this.database = database;
        this.dataSource = dataSource;
        this.files = files;
    }

    /** See {@link Database#migrate}. */
    void migrate() {
        Dialect dialect = database.dialect();
        if (isCurrent()) {
            return;
        }
        try (TrackingDataSource connections = new TrackingDataSource(dataSource.target())) {
            FluentConfiguration flyway = Flyway.configure(files)
                    .dataSource(connections)
                    .locations("classpath:" + FOLDER)
                    .table("clockify_schema_history")
                    .placeholders(dialect.types())
                    .baselineOnMigrate(true)
                    .baselineVersion("0");
            if (dataSource.schema() != null) {
                flyway.defaultSchema(dataSource.schema()).createSchemas(true);
            }
            flyway.load().migrate();
        }
    }

    /** Asked before Flyway, which takes a good part of a short command to find that there is nothing to do. */
    private boolean isCurrent() {
        try {
            Set<String> shipped = shipped();
            return !shipped.isEmpty() && database.statement("migrations/history")
                    .query((row, index) -> row.getString("version") + " " + row.getString("checksum"))
                    .list()
                    .containsAll(shipped);
        } catch (DataAccessException | IOException e) {
            LOG.debug("Flyway is to look at the tables: {}", e.getMessage());
            return false;
        }
    }

    private Set<String> shipped() throws IOException {
        Set<String> shipped = new HashSet<>();
        for (Resource file : new PathMatchingResourcePatternResolver(files).getResources("classpath*:" + FOLDER + "/V*.sql")) {
            shipped.add(noted(file.getFilename(), file.getContentAsString(StandardCharsets.UTF_8)));
        }
        return shipped;
    }

    /** What Flyway notes of a file: its version, and a checksum of its lines, whatever ends them. */
    static String noted(String name, String text) {
        CRC32 checksum = new CRC32();
        text.lines().forEach(line -> checksum.update(line.getBytes(StandardCharsets.UTF_8)));
        return name.substring(1, name.indexOf("__")) + " " + (int) checksum.getValue();
    }
}
