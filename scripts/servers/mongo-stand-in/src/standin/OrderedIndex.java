package standin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;

/** A secondary index, kept sorted in memory and filled again when the collection is opened. */
final class OrderedIndex extends Index<Object> implements Planned {

    /** Above this many combinations of $in lists, the rest of the keys is left to the matcher. */
    private static final int PREFIXES_AT_MOST = 1_000;
    private static final Comparator<Object> VALUES = OrderedIndex::compareValues;

    /** Values of the keys with the document they belong to; a bound (no position) sorts before or after all that share its values. */
    private record Entry(List<Object> values, Object position, int bound) {
    }

    private final NavigableSet<Entry> entries = new TreeSet<>(OrderedIndex::compare);
    /** Documents without a value to sort by (an empty array in a key): proposed for every query. */
    private final Set<Object> unsorted = new LinkedHashSet<>();
    private final boolean unique;
    private final Document partialFilter;
    private final DefaultQueryMatcher matcher = new DefaultQueryMatcher();
    private final boolean isFilledByOwner;
    private boolean hasArrays;

    OrderedIndex(String name, List<IndexKey> keys, boolean sparse, boolean unique, Document partialFilter, boolean isFilledByOwner) {
        super(name, keys, sparse);
        this.isFilledByOwner = isFilledByOwner;
        this.unique = unique;
        this.partialFilter = partialFilter;
    }

    private static int compare(Entry left, Entry right) {
        int shared = Math.min(left.values.size(), right.values.size());
        for (int index = 0; index < shared; index++) {
            int order = VALUES.compare(left.values.get(index), right.values.get(index));
            if (order != 0) {
                return order;
            }
        }
        if (left.bound == 0 && right.bound == 0) {
            return VALUES.compare(left.position, right.position);
        }
        if (left.values.size() == right.values.size()) {
            return Integer.compare(left.bound, right.bound);
        }
        return left.values.size() < right.values.size() ? left.bound : -right.bound;
    }

    /** The order of MongoDB; the library's own comparator looks types up one by one, so the usual ones come first. */
    private static int compareValues(Object left, Object right) {
        if (left instanceof String leftText && right instanceof String rightText) {
            return leftText.compareTo(rightText);
        }
        if (left instanceof Double leftNumber && right instanceof Double rightNumber) {
            return leftNumber.compareTo(rightNumber);
        }
        return ValueComparator.ascWithoutListHandling().compare(left, right);
    }

    private static Entry before(List<Object> values) {
        return new Entry(values, null, -1);
    }

    private static Entry after(List<Object> values) {
        return new Entry(values, null, 1);
    }

    @Override
    public synchronized Iterator<Object> candidates(Conditions conditions) {
        if (leavesDocumentsOut()) {
            return null;
        }
        List<List<Object>> prefixes = List.of(List.of());
        Conditions.Field range = null;
        // two keys may take their values from different elements of an array, so only the first can be trusted there
        int usableKeys = hasArrays ? 1 : getKeys().size();
        for (IndexKey key : getKeys().subList(0, usableKeys)) {
            Conditions.Field field = conditions.get(key.getKey());
            if (field == null || field.equals == null || field.equals.size() * prefixes.size() > PREFIXES_AT_MOST) {
                range = field != null && field.isRange() ? field : null;
                break;
            }
            prefixes = append(prefixes, field.equals);
        }
        if (range == null && prefixes.size() == 1 && prefixes.get(0).isEmpty()) {
            return null;
        }
        Conditions.Field last = range;
        Stream<Object> sorted = prefixes.stream().flatMap(prefix -> slice(prefix, last).stream()).map(Entry::position);
        return Stream.concat(sorted, unsorted.stream()).iterator();
    }

    private boolean leavesDocumentsOut() {
        return isSparse() || partialFilter != null;
    }

    private static List<List<Object>> append(List<List<Object>> prefixes, List<Object> values) {
        List<List<Object>> longer = new ArrayList<>();
        for (List<Object> prefix : prefixes) {
            for (Object value : values) {
                longer.add(append(prefix, value));
            }
        }
        return longer;
    }

    private static List<Object> append(List<Object> prefix, Object value) {
        List<Object> longer = new ArrayList<>(prefix);
        longer.add(value);
        return longer;
    }

    private NavigableSet<Entry> slice(List<Object> prefix, Conditions.Field range) {
        if (range == null) {
            return entries.subSet(before(prefix), false, after(prefix), false);
        }
        // one element of an array may be above the low bound and another below the high one: use one bound only
        Object high = hasArrays && range.low != null ? null : range.high;
        Entry from = range.low == null ? after(append(prefix, null)) : before(append(prefix, range.low));
        Entry to = high == null ? after(prefix) : after(append(prefix, high));
        return compare(from, to) > 0 ? Collections.emptyNavigableSet() : entries.subSet(from, false, to, false);
    }

    @Override
    public synchronized Iterator<Object> inOrder(Conditions conditions, Document orderBy) {
        if (leavesDocumentsOut() || hasArrays || !unsorted.isEmpty()) {
            return null;
        }
        List<Object> prefix = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        for (IndexKey key : getKeys()) {
            Conditions.Field field = conditions.get(key.getKey());
            if (rest.isEmpty() && field != null && field.equals != null && field.equals.size() == 1) {
                prefix.add(field.equals.get(0));
            } else {
                rest.add(key.getKey());
            }
        }
        rest.add("_id");
        List<String> wanted = new ArrayList<>(orderBy.keySet());
        List<Integer> directions = orderBy.values().stream().map(value -> ((Number) value).intValue()).distinct().toList();
        if (directions.size() != 1 || wanted.size() > rest.size() || !rest.subList(0, wanted.size()).equals(wanted)) {
            return null;
        }
        Conditions.Field range = conditions.get(wanted.get(0));
        boolean isRangeUsable = range != null && range.isRange() && !wanted.get(0).equals("_id");
        NavigableSet<Entry> slice = slice(prefix, isRangeUsable ? range : null);
        return (directions.get(0) > 0 ? slice : slice.descendingSet()).stream().map(Entry::position).iterator();
    }

    private boolean isOutside(Document document) {
        return partialFilter != null && !matcher.matches(document, partialFilter)
            || isSparse() && keys().stream().allMatch(key -> Utils.getSubdocumentValue(document, key) instanceof Missing);
    }

    @Override
    public Object getPosition(Document document) {
        return Missing.ofNullable(document.get("_id"));
    }

    @Override
    public synchronized void checkAdd(Document document, MongoCollection<Object> collection) {
        checkUnique(document, null, collection);
    }

    private List<List<Object>> sortValues(Document document) {
        return getKeyValues(document).stream().map(key -> key.stream().map(Milliseconds::truncated).toList()).toList();
    }

    private void checkUnique(Document document, Object ownPosition, MongoCollection<Object> collection) {
        if (!unique || isOutside(document)) {
            return;
        }
        for (List<Object> values : sortValues(document)) {
            for (Entry entry : entries.subSet(before(values), false, after(values), false)) {
                if (ownPosition == null || VALUES.compare(entry.position, ownPosition) != 0) {
                    throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(values));
                }
            }
        }
    }

    @Override
    public synchronized void add(Document document, Object position, MongoCollection<Object> collection) {
        if (isOutside(document)) {
            return;
        }
        List<List<Object>> sortValues = sortValues(document);
        if (sortValues.isEmpty()) {
            unsorted.add(position);
        }
        hasArrays |= sortValues.size() != 1;
        sortValues.forEach(values -> entries.add(new Entry(values, position, 0)));
    }

    @Override
    public synchronized Object remove(Document document) {
        Object position = getPosition(document);
        unsorted.remove(position);
        sortValues(document).forEach(values -> entries.remove(new Entry(values, position, 0)));
        return position;
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
    public synchronized long getCount() {
        return entries.size() + unsorted.size();
    }

    /** The library fills an empty index by reading the whole collection twice; on opening, the collection fills all of them in one pass. */
    @Override
    public boolean isEmpty() {
        return !isFilledByOwner && getCount() == 0;
    }

    @Override
    public long getDataSize() {
        return 0;
    }

    @Override
    public synchronized void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<Object> collection) {
        checkUnique(newDocument, getPosition(oldDocument), collection);
    }

    @Override
    public synchronized void updateInPlace(Document oldDocument, Document newDocument, Object position,
                                           MongoCollection<Object> collection) {
        if (partialFilter != null || !nullAwareEqualsKeys(oldDocument, newDocument)) {
            remove(oldDocument);
            add(newDocument, position, collection);
        }
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    @Override
    public synchronized void drop() {
        entries.clear();
        unsorted.clear();
    }
}
