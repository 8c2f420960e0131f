package standin;

import java.util.Iterator;

import de.bwaldvogel.mongo.bson.Document;

/** An index that can propose the positions of documents for a query. */
interface Planned {

    /** Positions among which all matching documents are, repeats allowed; null when this index does not help. */
    Iterator<Object> candidates(Conditions conditions);

    /** The same, already in the wanted order; null when this index is not in that order. */
    Iterator<Object> inOrder(Conditions conditions, Document orderBy);
}
