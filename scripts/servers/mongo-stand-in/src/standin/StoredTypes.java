package standin;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;

import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** How documents and their ids lie in the file: as BSON, a tenth of the cost of Java serialization. */
final class StoredTypes {

    static final BasicDataType<Document> DOCUMENT = new DocumentType();
    static final BasicDataType<Object> ID = new IdType();

    private StoredTypes() {
    }

    private static void writeBson(WriteBuffer target, Document document) {
        ByteBuf bytes = Unpooled.buffer(512);
        BsonEncoder.encodeDocument(document, bytes);
        target.putVarInt(bytes.readableBytes());
        target.put(bytes.nioBuffer());
    }

    private static Document readBson(ByteBuffer source) {
        int length = DataUtils.readVarInt(source);
        ByteBuffer slice = source.slice();
        slice.limit(length);
        source.position(source.position() + length);
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(slice));
    }

    /** Rough bytes on the heap: the store only needs it to size its pages and its cache. */
    private static int estimate(Object value) {
        if (value instanceof CharSequence text) {
            return 40 + text.length();
        }
        int size = 64;
        if (value instanceof Map<?, ?> map) {
            for (Object inner : map.values()) {
                size += 48 + estimate(inner);
            }
        } else if (value instanceof Collection<?> list) {
            for (Object inner : list) {
                size += 8 + estimate(inner);
            }
        }
        return size;
    }

    private static final class DocumentType extends BasicDataType<Document> {
        @Override
        public int getMemory(Document document) {
            return estimate(document);
        }

        @Override
        public void write(WriteBuffer target, Document document) {
            writeBson(target, document);
        }

        @Override
        public Document read(ByteBuffer source) {
            return readBson(source);
        }

        @Override
        public Document[] createStorage(int size) {
            return new Document[size];
        }
    }

    private static final class IdType extends BasicDataType<Object> {
        @Override
        public int compare(Object left, Object right) {
            return ValueComparator.ascWithoutListHandling().compare(left, right);
        }

        /** The inherited search compares through Comparable, which ids of different types are not. */
        @Override
        public int binarySearch(Object key, Object storage, int size, int initialGuess) {
            Object[] keys = (Object[]) storage;
            int low = 0;
            int high = size - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                int order = compare(key, keys[middle]);
                if (order == 0) {
                    return middle;
                } else if (order > 0) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            return -(low + 1);
        }

        @Override
        public int getMemory(Object id) {
            return estimate(id);
        }

        @Override
        public void write(WriteBuffer target, Object id) {
            writeBson(target, new Document("", id instanceof Missing ? null : id));
        }

        @Override
        public Object read(ByteBuffer source) {
            return Missing.ofNullable(readBson(source).get(""));
        }

        @Override
        public Object[] createStorage(int size) {
            return new Object[size];
        }
    }
}
