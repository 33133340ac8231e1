package io.camelhub.clockify.command;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.privacy.AuditTable.Line;
import io.camelhub.clockify.privacy.AuditTable.Outcome;
import io.camelhub.clockify.privacy.AuditTable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.BadSqlGrammarException;

/** Records people's orders and their effects, for the admins. */
public final class AuditLog {

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final int LONGEST_SUBJECT = 200;

    private final Database database;
    private final AuditTable table;
    private final Runnable tables;

    /** @param tables creates the tables if they are missing */
    public AuditLog(Database database, Runnable tables) {
        this.database = database;
        this.tables = tables;
        this.table = new AuditTable(database);
    }

    /**
     * The result of an order.
     *
     * @param after the new values or the result, line by line; null for none
     * @param error why it failed, or what it waits for; null for none
     */
    public record End(Outcome outcome, String after, String error) {

        /** @param after line by line; null for none */
        public static End done(String after) {
            return new End(Outcome.DONE, after, null);
        }
    }

    /** The work of an order. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {

        T run() throws E;
    }

    /** Records an order in the same transaction as its work. */
    public <T> T inTransaction(Order order, Line line, Supplier<T> work, Function<T, End> ended) {
        return database.inTransaction(() -> {
            // written first: if the order erases a person, the erasure then covers this line too
            long id = begin(order, line);
            T result = work.get();
            finish(id, ended.apply(result));
            return result;
        });
    }

    /**
     * Records an order in the same transaction as its work, with a line that is known only after it.
     *
     * @param line returns null where nothing was done
     */
    public <T> T withResult(Order order, Supplier<T> work, Function<T, Line> line) {
        return database.inRetriedTransaction(() -> {
            T result = work.get();
            Line kept = line.apply(result);
            if (kept != null) {
                table.insert(order.byWhom(), order.reason(), shortened(kept), Outcome.DONE);
            }
            return result;
        });
    }

    /** Records a long order: first its start, and then its end. */
    public <T, E extends Exception> T following(Order order, Line line, Work<T, E> work, Function<T, End> ended) throws E {
        long id = begin(order, line);
        T result;
        try {
            result = work.run();
        } catch (Exception e) {
            try {
                finish(id, new End(Outcome.FAILED, null, ErrorMessages.of(e)));
            } catch (RuntimeException unwritten) {
                LOG.warn("The audit log does not say of order {} that it failed: {}", id, ErrorMessages.of(unwritten));
            }
            throw e;
        }
        finish(id, ended.apply(result));
        return result;
    }

    /**
     * Records an order that is already executed and needs no database. Where the database does not answer, the order stays executed, and the line
     * goes to the hub's log instead.
     *
     * @return why it is not recorded; empty where it is
     */
    public Optional<String> afterwards(Order order, Line line) {
        try {
            insertDone(order, line);
            return Optional.empty();
        } catch (RuntimeException e) {
            String why = ErrorMessages.of(e);
            LOG.warn("Not in the audit log, as the database does not take it ({}): {} by {} ({}), {}: before {}, now {}", why,
                    line.action().text(), order.byWhom(), order.reason(), line.subject(), oneLine(line.before()), oneLine(line.after()));
            return Optional.of(why);
        }
    }

    private void insertDone(Order order, Line line) {
        try {
            table.insert(order.byWhom(), order.reason(), shortened(line), Outcome.DONE);
        } catch (BadSqlGrammarException e) {
            // this order may be the first use of the database
            tables.run();
            table.insert(order.byWhom(), order.reason(), shortened(line), Outcome.DONE);
        }
    }

    /** Records that an order has begun; returns its id for {@link #finish}. */
    public long begin(Order order, Line line) {
        return table.insert(order.byWhom(), order.reason(), shortened(line), null);
    }

    /** Records how an order ended, or what it waits for. */
    public void finish(long id, End end) {
        table.finish(id, end.outcome(), end.after(), end.error());
    }

    private static Line shortened(Line line) {
        return new Line(line.action(), OneLine.of(line.subject(), LONGEST_SUBJECT), line.before(), line.after(), line.decision());
    }

    private static String oneLine(String lines) {
        return lines == null ? "nothing" : List.of(lines.split("\n")).toString();
    }

    /** The lines as one text; null for none. */
    public static String lines(List<String> lines) {
        return lines.isEmpty() ? null : String.join("\n", lines);
    }
}
