package standin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;

/**
 * What a query demands of single fields, as far as an index can use it. Anything else is left out: an index only proposes
 * documents, and each is matched against the whole query afterwards.
 */
final class Conditions {

    /** Values the field must equal one of (null: any), and inclusive bounds (null: open). */
    static final class Field {
        List<Object> equals;
        Object low;
        Object high;

        boolean isRange() {
            return low != null || high != null;
        }
    }

    private final Map<String, Field> fields = new HashMap<>();

    static Conditions of(Document query) {
        Conditions conditions = new Conditions();
        conditions.add(query);
        return conditions;
    }

    Field get(String key) {
        return fields.get(key);
    }

    private void add(Document query) {
        for (Map.Entry<String, Object> entry : query.entrySet()) {
            String key = entry.getKey();
            Object value = entry.getValue();
            if (key.equals("$and") && value instanceof Collection<?> parts) {
                parts.forEach(part -> add((Document) part));
            } else if (!key.startsWith("$")) {
                add(fields.computeIfAbsent(key, any -> new Field()), value);
            }
        }
    }

    private static void add(Field field, Object value) {
        if (isPlain(value)) {
            addEquals(field, value);
        } else if (value instanceof Document operators) {
            for (Map.Entry<String, Object> operator : operators.entrySet()) {
                addOperator(field, operator.getKey(), operator.getValue());
            }
        }
    }

    private static void addOperator(Field field, String operator, Object operand) {
        if (operator.equals("$in") && operand instanceof Collection<?> values && values.stream().allMatch(Conditions::isPlain)) {
            if (field.equals == null) {
                field.equals = new ArrayList<>(values);
            }
        } else if (isPlain(operand)) {
            switch (operator) {
                case "$eq" -> addEquals(field, operand);
                case "$gt", "$gte" -> field.low = operand;
                case "$lt", "$lte" -> field.high = operand;
                default -> {
                    // $ne, $exists, $size and the like narrow nothing that an index could use
                }
            }
        }
    }

    private static void addEquals(Field field, Object value) {
        field.equals = new ArrayList<>();
        field.equals.add(value);
    }

    /** Arrays, documents and patterns compare by rules of their own, so no index answers for them. */
    private static boolean isPlain(Object value) {
        return value == null || value instanceof String || value instanceof Number || value instanceof Boolean
            || value instanceof Instant || value instanceof ObjectId || value instanceof UUID;
    }
}
