package vouch.app.transfer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.app.side.ConditionalOnTables;
import vouch.engine.selfcheck.Check;
import vouch.engine.transfer.ImportMark;

/** Checks what must hold of a store that was imported. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnTables
class TransferChecks {

    @Bean
    Check importsAreFinished(JdbcTemplate database) {
        return new Check(
                () -> !new ImportMark(database).isUnfinished(),
                "only a part of the events was imported into this store: run the import again, which goes on");
    }
}
