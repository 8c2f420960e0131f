package standin;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;

import org.h2.mvstore.MVMap;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;

/** The index on _id is the collection's own map, which is sorted by it. */
final class IdIndex extends Index<Object> implements Planned {

    private final MVMap<Object, Document> documents;

    IdIndex(String name, List<IndexKey> keys, MVMap<Object, Document> documents) {
        super(name, keys, false);
        this.documents = documents;
    }

    @Override
    public Iterator<Object> candidates(Conditions conditions) {
        Conditions.Field id = conditions.get("_id");
        if (id == null) {
            return null;
        }
        if (id.equals != null) {
            return id.equals.stream().map(Missing::ofNullable).map(this::storedId).filter(Objects::nonNull).iterator();
        }
        return id.low == null ? null : documents.keyIterator(id.low);
    }

    /** An id as it was stored: 1 and 1.0 are the same id, but only one of them is in the map. */
    private Object storedId(Object id) {
        Object stored = documents.ceilingKey(id);
        return stored != null && StoredTypes.ID.compare(stored, id) == 0 ? stored : null;
    }

    @Override
    public Iterator<Object> inOrder(Conditions conditions, Document orderBy) {
        boolean isById = orderBy.size() == 1 && orderBy.get("_id") instanceof Number direction && direction.intValue() == 1;
        if (!isById) {
            return null;
        }
        Conditions.Field id = conditions.get("_id");
        return documents.keyIterator(id == null ? null : id.low);
    }

    @Override
    public Object getPosition(Document document) {
        return Missing.ofNullable(document.get("_id"));
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        Object id = getPosition(document);
        if (documents.containsKey(id)) {
            throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(document.get("_id")));
        }
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        // the collection has just put it into the map
    }

    @Override
    public Object remove(Document document) {
        return getPosition(document);
    }

    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        throw new UnsupportedOperationException("IndexedCollection plans queries itself");
    }

    @Override
    public long getCount() {
        return documents.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return 0;
    }

    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<Object> collection) {
        // the collection refuses to change an _id
    }

    @Override
    public void updateInPlace(Document oldDocument, Document newDocument, Object position, MongoCollection<Object> collection) {
        // as above
    }

    @Override
    public boolean isUnique() {
        return true;
    }

    @Override
    public void drop() {
        // goes with the collection
    }
}
