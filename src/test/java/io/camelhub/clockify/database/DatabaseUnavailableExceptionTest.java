package io.camelhub.clockify.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

class DatabaseUnavailableExceptionTest {

    private final SQLException drivers = new SQLException("Connection to db:5432 refused.", "08001", new ConnectException("refused"));
    private final SQLException pools = new SQLTransientConnectionException("Pool - request timed out after 10000ms", "08001", 0, drivers);

    @Test
    void where_no_connection_is_to_be_had_the_driver_says_why() {
        assertThat(DatabaseUnavailableException.reason(new CannotGetJdbcConnectionException("Failed to obtain JDBC Connection", pools)))
                .isEqualTo("the database does not answer: Connection to db:5432 refused.");
        assertThat(DatabaseUnavailableException.reason(new CannotCreateTransactionException("Could not open", pools)))
                .isEqualTo("the database does not answer: Connection to db:5432 refused.");
        assertThat(new DatabaseUnavailableException(pools)).hasMessage("the database does not answer: Connection to db:5432 refused.");
    }

    @Test
    void a_password_in_an_address_is_not_repeated() {
        SQLException reported = new SQLException("no host in jdbc:postgresql:///hub?user=hub&password=secret&ssl=true", "08001");

        assertThat(new DatabaseUnavailableException(reported)).hasMessageContaining("password=****&ssl=true").hasMessageNotContaining("secret");
    }

    @Test
    void any_other_fault_speaks_for_itself() {
        assertThat(DatabaseUnavailableException.reason(new IllegalStateException("as it is"))).isEqualTo("as it is");
        assertThat(DatabaseUnavailableException.reason(new IllegalStateException())).isNull();
    }
}
