package vouch.app.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Value;
import vouch.app.Settings;
import vouch.app.serialization.StoredTexts;
import vouch.app.side.ConditionalOnSide;
import vouch.app.side.Side;
import vouch.engine.erasure.ErasableTexts;
import vouch.engine.eventstore.EventCopy;
import vouch.engine.eventstore.EventForms;
import vouch.engine.eventstore.EventLog;
import vouch.engine.seal.SealBeginning;
import vouch.engine.transfer.EventExport;
import vouch.engine.transfer.EventImport;
import vouch.engine.transfer.ImportMark;
import vouch.engine.transfer.KeyFile;
import vouch.engine.transfer.TransferRefused;
import vouch.saga.SagaRestoration;
import vouch.saga.SagaSide;

/**
 * Stores the events of a file in an empty store, with their texts encrypted, and makes the sagas of them. The saga then begins behind these events,
 * and all other processors at the first one. An import that was cut off goes on.
 */
@ConditionalOnSide(Side.SAGA)
class ImportRunner extends TransferRunner {

    private final EventLog log;
    private final EventForms forms;
    private final EventImport events;
    private final ErasableTexts texts;
    private final KeyFile keys;
    private final boolean newestForms;
    private final SealBeginning seal;
    private final EventStore store;
    private final ImportMark mark;
    private final SagaRestoration sagas;
    private final TokenStore tokens;
    private final TransactionManager transactions;
    private final int segments;
    private final Clock clock;

    /** @param segments into how many the saga's events are divided at its first start */
    ImportRunner(
            EventLog log,
            EventForms forms,
            EventCopy copy,
            EventStore store,
            ImportMark mark,
            SagaRestoration sagas,
            TokenStore tokens,
            TransactionManager transactions,
            ErasableTexts texts,
            KeyFile keys,
            Settings settings,
            SealBeginning seal,
            @Value("${axon.eventhandling.processors." + SagaSide.GROUP + ".initial-segment-count}") int segments,
            Clock clock) {
        super(TransferCommand.IMPORT);
        this.log = log;
        this.forms = forms;
        this.events = new EventImport(
                log,
                some -> copy.append(some.stream()
                        .map(event -> StoredTexts.encrypted(event, texts))
                        .toList()),
                texts);
        this.texts = texts;
        this.keys = keys;
        this.newestForms = settings.newestForms();
        this.seal = seal;
        this.store = store;
        this.mark = mark;
        this.sagas = sagas;
        this.tokens = tokens;
        this.transactions = transactions;
        this.segments = segments;
        this.clock = clock;
    }

    @Override
    void run(Path file, List<String> more) throws IOException {
        if (!newestForms) {
            throw new TransferRefused(
                    "an import stores texts encrypted, and vouch.newest-forms is false", "leave that setting out");
        }
        EventImport.check(file, forms, texts == ErasableTexts.NONE ? Set.of() : keys.names());
        mark.begin(log.after(EventExport.BEGINNING, 1).isEmpty(), clock.instant());
        if (!more.isEmpty()) {
            seal.beginWith(more.get(0));
        }
        long stored = events.run(file, some -> LOG.info("{} events are stored.", some));
        sagas.restore(log);
        transactions.executeInTransaction(() -> {
            sagas.resumeSteps(log);
            tokens.initializeTokenSegments(SagaSide.GROUP, segments, store.createHeadToken());
            mark.finish(clock.instant());
        });
        LOG.info("All {} events of {} are stored. Vouch makes its views of them when it starts.", stored, file);
    }
}
