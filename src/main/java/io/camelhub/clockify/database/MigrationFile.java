package io.camelhub.clockify.database;

import java.io.Reader;
import java.io.StringReader;
import org.flywaydb.core.api.resource.LoadableResource;

/** A migration as Flyway runs it. */
final class MigrationFile extends LoadableResource {

    private final String name;
    private final String sql;

    MigrationFile(String name, String sql) {
        this.name = name;
        this.sql = sql;
    }

    @Override
    public Reader read() {
        return new StringReader(sql);
    }

    String sql() {
        return sql;
    }

    @Override
    public String getFilename() {
        return name;
    }

    @Override
    public String getRelativePath() {
        return name;
    }

    @Override
    public String getAbsolutePath() {
        return name;
    }

    @Override
    public String getAbsolutePathOnDisk() {
        return name;
    }
}
