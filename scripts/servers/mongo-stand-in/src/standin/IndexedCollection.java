package standin;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.h2.mvstore.MVMap;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;

/** A collection that answers from the best of its indexes; the library itself only knows unique ones, asked for exactly. */
final class IndexedCollection extends H2Collection {

    /** A sorted page is read in index order when more documents than this would have to be sorted for it. */
    private static final int SORTED_IN_MEMORY_AT_MOST = 500;

    private final ThreadLocal<Document> scanFilter = new ThreadLocal<>();
    private boolean isChanging;

    IndexedCollection(MongoDatabase database, String name, CollectionOptions options, MVMap<Object, Document> documents,
                      MVMap<String, Object> meta, CursorRegistry cursors) {
        super(database, name, options, documents, meta, cursors);
    }

    void fillIndexes() {
        List<Index<Object>> sorted = getIndexes().stream().filter(OrderedIndex.class::isInstance).toList();
        if (!sorted.isEmpty()) {
            streamAllDocumentsWithPosition().forEach(found ->
                sorted.forEach(index -> index.add(found.getDocument(), found.getPosition(), this)));
        }
    }

    /** Lets the next full scan of this thread read only what can match: the first $match of an aggregation. */
    void narrowNextScan(Document filter) {
        scanFilter.set(filter);
    }

    @Override
    public synchronized Stream<Document> queryAllAsStream() {
        Document filter = scanFilter.get();
        scanFilter.remove();
        QueryResult result = queryDocuments(filter == null ? new Document() : filter, null, 0, 0, 0, null);
        return StreamSupport.stream(result.spliterator(), false);
    }

    @Override
    protected synchronized QueryResult queryDocuments(Document query, Document orderBy, int skip, int limit, int batchSize,
                                                      Document fields) {
        QueryResult result = plan(query, orderBy, skip, limit, batchSize, fields);
        return isChanging ? new QueryResult(result.collectDocuments().stream().map(Document::clone).toList()) : result;
    }

    private QueryResult plan(Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
        Conditions conditions = Conditions.of(query);
        boolean isSortedPage = limit > 0 && orderBy != null && !orderBy.isEmpty() && !orderBy.containsKey("$natural");
        Iterator<Object> ordered = isSortedPage ? inOrder(conditions, orderBy) : null;
        Set<Object> fewest = fewestCandidates(conditions, ordered == null ? Integer.MAX_VALUE : SORTED_IN_MEMORY_AT_MOST);
        if (fewest != null) {
            return matchDocuments(query, fewest, orderBy, skip, limit, batchSize, fields);
        }
        if (ordered != null) {
            Stream<Document> documents = StreamSupport
                .stream(Spliterators.spliteratorUnknownSize(ordered, 0), false)
                .map(this::getDocument);
            return matchDocumentsFromStream(query, documents, skip, limit, batchSize, null, fields);
        }
        return matchDocuments(query, orderBy, skip, limit, batchSize, fields);
    }

    private Iterator<Object> inOrder(Conditions conditions, Document orderBy) {
        return getIndexes().stream()
            .map(index -> ((Planned) index).inOrder(conditions, orderBy))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    }

    /** Walks all proposals in step: the one that ends first is the most selective, and no statistics are needed. */
    private Set<Object> fewestCandidates(Conditions conditions, int atMost) {
        List<Iterator<Object>> proposals = new ArrayList<>();
        for (Index<Object> index : getIndexes()) {
            Iterator<Object> proposal = ((Planned) index).candidates(conditions);
            if (proposal != null) {
                proposals.add(proposal);
            }
        }
        List<Set<Object>> found = proposals.stream().map(proposal -> (Set<Object>) new LinkedHashSet<>()).toList();
        for (int step = 0; step <= atMost && !proposals.isEmpty(); step++) {
            for (int index = 0; index < proposals.size(); index++) {
                if (!proposals.get(index).hasNext()) {
                    return found.get(index);
                }
                found.get(index).add(proposals.get(index).next());
            }
        }
        return null;
    }

    /** Changes are made on copies: a stored document may be on its way to a reader or into the file. */
    @Override
    public synchronized Document updateDocuments(Document selector, Document update, ArrayFilters arrayFilters, boolean isMulti,
                                                 boolean isUpsert, Oplog oplog) {
        isChanging = true;
        try {
            return super.updateDocuments(selector, update, arrayFilters, isMulti, isUpsert, oplog);
        } finally {
            isChanging = false;
        }
    }

    @Override
    public synchronized Document findAndModify(Document query) {
        isChanging = true;
        try {
            return super.findAndModify(query);
        } finally {
            isChanging = false;
        }
    }

    @Override
    protected Object addDocumentInternal(Document document) {
        Milliseconds.truncate(document);
        return super.addDocumentInternal(document);
    }

    @Override
    protected void handleUpdate(Object position, Document oldDocument, Document newDocument) {
        Milliseconds.truncate(newDocument);
        super.handleUpdate(position, oldDocument, newDocument);
    }

    /** Would encode every document twice more per change, for a number that nobody reads. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }
}
