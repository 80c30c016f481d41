package io.langyan.grading.topology;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/** Keeps all stores of an instance within one small budget of memory; without it each takes 50 MB and more. */
@RegisterForReflection
public final class SmallRocksDb implements RocksDBConfigSetter {

    private static final long CACHE = 48L << 20;
    private static final long WRITE_BUFFERS = 24L << 20;
    private static final long WRITE_BUFFER = 4L << 20;

    private static final class Shared {
        static final Cache BLOCKS = new LRUCache(CACHE);
        static final WriteBufferManager BUFFERS = new WriteBufferManager(WRITE_BUFFERS, BLOCKS);
    }

    @Override
    public void setConfig(String store, Options options, Map<String, Object> config) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(Shared.BLOCKS);
        table.setCacheIndexAndFilterBlocks(true);
        options.setWriteBufferManager(Shared.BUFFERS);
        options.setWriteBufferSize(WRITE_BUFFER);
        options.setMaxWriteBufferNumber(2);
        options.setTableFormatConfig(table);
    }

    @Override
    public void close(String store, Options options) {
        // the budget is shared by all stores and lives as long as the process
    }
}
