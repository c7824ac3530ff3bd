package vouch.engine.eventstore;

import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.axonframework.springboot.autoconfig.JdbcAutoConfiguration;
import org.axonframework.springboot.autoconfig.TransactionAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import vouch.engine.selfcheck.Check;

/**
 * Gives everything that has a table the one transaction manager of its data source. So events, tokens and views commit
 * together or not at all.
 */
@AutoConfiguration(before = {JdbcAutoConfiguration.class, TransactionAutoConfiguration.class})
@Import(TableChecks.class)
public class TablesAutoConfiguration {

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    @ConditionalOnBean(EventForms.class)
    StoredForms storedForms(JdbcTemplate database, EventForms forms) {
        return new StoredForms(database, forms);
    }

    @Bean
    @ConditionalOnBean(EventForms.class)
    Check everyStoredFormCanBeRead(StoredForms stored, EventForms forms) {
        String unreadable = forms.unreadable(stored.all());
        return new Check(
                unreadable::isEmpty,
                "this version cannot read events that the store may have, %s: start the version that wrote them, or a later one"
                        .formatted(unreadable));
    }

    @Bean
    PersistenceExceptionResolver persistenceExceptionResolver() {
        return new DuplicateKeys();
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new SpringDataSourceConnectionProvider(dataSource);
    }
}
