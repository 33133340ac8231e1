package io.camelhub.clockify.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.database.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The hub's database for the stages of a run. */
public final class RunDatabase {

    private final Database database;
    private final Leases leases;
    private final ObjectMapper json;

    public RunDatabase(Database database, Leases leases, ObjectMapper json) {
        this.database = database;
        this.leases = leases;
        this.json = json;
    }

    /** A statement with the run's {@code :integration} and {@code :workspace_id}; see {@link Database#statement}. */
    public JdbcClient.StatementSpec statement(SyncRun run, String name, Object... parameters) {
        return database.statement(name, parameters)
                .param("integration", run.integration())
                .param("workspace_id", run.workspaceId());
    }

    /** The rows of a table that are of the run's integration and workspace. */
    public Table table(SyncRun run, String name) {
        return database.table(name).at("integration", run.integration()).at("workspace_id", run.workspaceId());
    }

    /**
     * Runs a statement that writes, if the run still has its lease.
     *
     * @return how many rows it wrote
     */
    public int write(SyncRun run, Write statement) {
        int[] rows = new int[1];
        fenced(run, () -> rows[0] = statement.run());
        return rows[0];
    }

    /**
     * Runs some writes in one transaction, if the run still has its lease; see {@link Leases#fenced}.
     *
     * @param run null outside of a run, as in a key's discovery: then it writes without a lease
     */
    public void fenced(SyncRun run, Runnable work) {
        if (run == null) {
            database.inTransaction(work);
        } else {
            leases.fenced(run, work);
        }
    }

    public Database all() {
        return database;
    }

    public Instant now() {
        return database.now();
    }

    /** The instant in a time column of the current row, or null. */
    public Instant instant(ResultSet row, String column) throws SQLException {
        return database.instant(row, column);
    }

    /** The texts of a JSON array. */
    public List<String> texts(String array) {
        try {
            return Arrays.asList(json.readValue(array, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a JSON array of text: " + array, e);
        }
    }

    /** A JSON array of texts. */
    public String array(Collection<String> texts) {
        try {
            return json.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
