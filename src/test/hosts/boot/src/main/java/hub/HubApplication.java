package hub;

import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** A host that has one database, or with the profile "warehouse" two. */
@SpringBootApplication
public class HubApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(HubApplication.class, arguments);
    }

    @Configuration
    @Profile("warehouse")
    static class TwoDatabases {

        @Bean
        DataSource orders(@Value("${orders.url}") String url) {
            return DataSourceBuilder.create().url(url).build();
        }

        @Bean
        DataSource warehouse(
                @Value("${warehouse.url}") String url, @Value("${warehouse.username}") String username) {
            return DataSourceBuilder.create().url(url).username(username).build();
        }
    }
}
