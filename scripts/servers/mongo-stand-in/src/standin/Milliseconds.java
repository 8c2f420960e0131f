package standin;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import de.bwaldvogel.mongo.bson.Document;

/** BSON dates have milliseconds; the library's $currentDate has more, which would vanish in the file but not in memory. */
final class Milliseconds {

    private Milliseconds() {
    }

    static Object truncated(Object value) {
        return value instanceof Instant instant ? instant.truncatedTo(ChronoUnit.MILLIS) : value;
    }

    static void truncate(Document document) {
        for (Map.Entry<String, Object> field : document.entrySet()) {
            if (field.getValue() instanceof Document inner) {
                truncate(inner);
            } else if (field.getValue() instanceof Instant instant && instant.getNano() % 1_000_000 != 0) {
                field.setValue(truncated(instant));
            }
        }
    }
}
