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

/** Keeps what people ordered, and what it changed, for the admins to see. */
public final class AuditLog {

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final int LONGEST_SUBJECT = 200;

    private final Database database;
    private final AuditTable table;
    private final Runnable tables;

    /** @param tables makes sure that the tables are there */
    public AuditLog(Database database, Runnable tables) {
        this.database = database;
        this.tables = tables;
        this.table = new AuditTable(database);
    }

    /**
     * How an order ended, and what came of it.
     *
     * @param after line by line; null for nothing
     * @param error why it failed, or what it waits for; null for nothing
     */
    public record End(Outcome outcome, String after, String error) {

        /** @param after line by line; null for nothing */
        public static End done(String after) {
            return new End(Outcome.DONE, after, null);
        }
    }

    /** What is ordered. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {

        T run() throws E;
    }

    /** Keeps an order that is carried out in one transaction, in that transaction: both are written, or neither. */
    public <T> T inTransaction(Order order, Line line, Supplier<T> work, Function<T, End> ended) {
        return database.inTransaction(() -> {
            // before the work: where that erases somebody, the line is already there to lose them
            long id = begin(order, line);
            T result = work.get();
            finish(id, ended.apply(result));
            return result;
        });
    }

    /**
     * Keeps an order whose line is known when it is carried out, in the transaction of the order: both are written, or neither.
     *
     * @param line gives null where nothing was done
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

    /** Keeps an order that takes its time: first that it has begun, and then how it ended. */
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
     * Keeps an order that is carried out already and needs no database. Where the database is away, the order stands all the same,
     * and the whole line is in the hub's log instead.
     *
     * @return why it is not kept; empty where it is
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
            // such an order may come first of all
            tables.run();
            table.insert(order.byWhom(), order.reason(), shortened(line), Outcome.DONE);
        }
    }

    /** Keeps that an order has begun; gives its number for {@link #finish}. */
    public long begin(Order order, Line line) {
        return table.insert(order.byWhom(), order.reason(), shortened(line), null);
    }

    /** Keeps how an order ended, or what it waits for. */
    public void finish(long id, End end) {
        table.finish(id, end.outcome(), end.after(), end.error());
    }

    private static Line shortened(Line line) {
        return new Line(line.action(), OneLine.of(line.subject(), LONGEST_SUBJECT), line.before(), line.after(), line.decision());
    }

    private static String oneLine(String lines) {
        return lines == null ? "nothing" : List.of(lines.split("\n")).toString();
    }

    /** Lines as the log keeps them; null for none. */
    public static String lines(List<String> lines) {
        return lines.isEmpty() ? null : String.join("\n", lines);
    }
}
