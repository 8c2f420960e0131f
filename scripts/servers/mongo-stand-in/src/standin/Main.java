package standin;

import java.util.List;

import org.h2.mvstore.MVStore;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.h2.H2Backend;

/** The embedded database: MongoDB's wire protocol over one H2 file. Arguments: file, host, port. */
public final class Main {

    /** Often enough that a kill loses a few hundredths of a second, seldom enough to write in batches. */
    private static final int COMMIT_EVERY_MS = 20;
    private static final int PAGE_CACHE_MB = 192;
    private static final int CLOSING_COMPACTION_MS = 200;
    /** Above this share of live data a file is not rewritten in the background: rewriting costs more CPU than the disk it saves. */
    private static final int COMPACT_BELOW_PERCENT = 40;

    private Main() {
    }

    public static void main(String[] arguments) {
        MVStore store = new MVStore.Builder()
            .fileName(arguments[0])
            .cacheSize(PAGE_CACHE_MB)
            .autoCompactFillRate(COMPACT_BELOW_PERCENT)
            .open();
        store.setAutoCommitDelay(COMMIT_EVERY_MS);
        Backend backend = new Backend(store);
        backend.version(new AdvertisedVersion());
        MongoServer server = new MongoServer(backend);
        server.bind(arguments[1], Integer.parseInt(arguments[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.stopListening();
            store.commit();
            store.close(CLOSING_COMPACTION_MS);
        }));
        System.out.println("ready " + server.getLocalAddress().getPort());
    }

    private static final class Backend extends H2Backend {
        Backend(MVStore store) {
            super(store);
        }

        @Override
        protected MongoDatabase openOrCreateDatabase(String databaseName) {
            return new IndexedDatabase(databaseName, getMvStore(), getCursorRegistry());
        }
    }

    /** Today's drivers refuse servers below wire version 9; nothing that the drivers then expect of 5.0 is missing for us. */
    private static final class AdvertisedVersion implements MongoVersion {
        @Override
        public List<Integer> getVersionArray() {
            return List.of(5, 0, 0);
        }

        @Override
        public int getWireVersion() {
            return 13;
        }
    }
}
