package standin;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;

/** A database in the H2 file, with real indexes. Map names are those of the library, so that it finds its databases again. */
final class IndexedDatabase extends AbstractSynchronizedMongoDatabase<Object> {

    private static final String DATA = "databases.";
    private static final String META = "meta.";

    private final MVStore store;
    private final List<IndexedCollection> opened = new ArrayList<>();
    private Document indexBeingCreated;
    private boolean isOpening;

    IndexedDatabase(String name, MVStore store, CursorRegistry cursors) {
        super(name, cursors);
        this.store = store;
        isOpening = true;
        initializeNamespacesAndIndexes();
        isOpening = false;
        opened.forEach(IndexedCollection::fillIndexes);
        opened.clear();
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String collectionName, CollectionOptions options) {
        MVMap<String, Object> meta = store.openMap(META + getFullCollectionNamespace(collectionName));
        IndexedCollection collection =
            new IndexedCollection(this, collectionName, options, documents(collectionName), meta, cursorRegistry);
        if (isOpening) {
            opened.add(collection);
        }
        return collection;
    }

    private MVMap<Object, Document> documents(String collectionName) {
        return store.openMap(DATA + getFullCollectionNamespace(collectionName),
            new MVMap.Builder<Object, Document>().keyType(StoredTypes.ID).valueType(StoredTypes.DOCUMENT));
    }

    @Override
    protected synchronized void addIndex(Document indexDescription) {
        indexBeingCreated = indexDescription;
        try {
            super.addIndex(indexDescription);
        } finally {
            indexBeingCreated = null;
        }
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
        if (keys.size() == 1 && keys.get(0).getKey().equals("_id")) {
            return new IdIndex(indexName, keys, documents(collectionName));
        }
        return new OrderedIndex(indexName, keys, sparse, true, partialFilter(collectionName, indexName), isOpening);
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
        return new OrderedIndex(indexName, keys, sparse, false, partialFilter(collectionName, indexName), isOpening);
    }

    /** The library does not hand over this option, so it is looked up in the description: the new one, or the stored one on opening. */
    private Document partialFilter(String collectionName, String indexName) {
        Document description = indexBeingCreated;
        if (description == null) {
            Document query = new Document("ns", getFullCollectionNamespace(collectionName)).append("name", indexName);
            description = indexes.get().handleQueryAsStream(query).findFirst().orElse(new Document());
        }
        return (Document) description.get("partialFilterExpression");
    }

    @Override
    public Document handleCommand(Channel channel, String command, Document query, DatabaseResolver resolver, Oplog oplog) {
        if (command.equalsIgnoreCase("aggregate")
            && resolveCollection(query.get(command).toString(), false) instanceof IndexedCollection collection) {
            return aggregate(collection, channel, command, query, resolver, oplog);
        }
        Document response = super.handleCommand(channel, command, query, resolver, oplog);
        if (command.equalsIgnoreCase("insert") && response.get("writeErrors") instanceof List<?> errors) {
            response.put("n", inserted(query, errors));
        }
        return response;
    }

    /** The library reports refused documents as inserted. */
    private static int inserted(Document query, List<?> errors) {
        if (Utils.isTrue(query.get("ordered"))) {
            return ((Number) ((Document) errors.get(0)).get("index")).intValue();
        }
        return ((List<?>) query.get("documents")).size() - errors.size();
    }

    /** Reads through an index when the pipeline begins with $match. */
    private Document aggregate(IndexedCollection collection, Channel channel, String command, Document query,
                               DatabaseResolver resolver, Oplog oplog) {
        collection.narrowNextScan(firstMatch(query.get("pipeline")));
        try {
            return super.handleCommand(channel, command, query, resolver, oplog);
        } finally {
            collection.narrowNextScan(null);
        }
    }

    private static Document firstMatch(Object pipeline) {
        boolean hasStages = pipeline instanceof List<?> stages && !stages.isEmpty() && stages.get(0) instanceof Document;
        return hasStages && ((Document) ((List<?>) pipeline).get(0)).get("$match") instanceof Document match ? match : null;
    }

    @Override
    public void drop(Oplog oplog) {
        super.drop(oplog);
        String prefix = getDatabaseName() + ".";
        List<String> names = store.getMapNames().stream()
            .filter(name -> name.startsWith(DATA + prefix) || name.startsWith(META + prefix))
            .collect(Collectors.toList());
        names.forEach(store::removeMap);
    }

    @Override
    public void dropCollection(String collectionName, Oplog oplog) {
        super.dropCollection(collectionName, oplog);
        store.removeMap(DATA + getFullCollectionNamespace(collectionName));
        store.removeMap(META + getFullCollectionNamespace(collectionName));
    }

    @Override
    public void moveCollection(MongoDatabase oldDatabase, MongoCollection<?> collection, String newCollectionName) {
        throw new UnsupportedOperationException("Renaming a collection is not supported by the embedded database");
    }

    @Override
    protected long getStorageSize() {
        return store.getFileStore() == null ? 0 : store.getFileStore().size();
    }

    @Override
    protected long getFileSize() {
        return getStorageSize();
    }
}
