package io.camelhub.clockify.benchmark;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * The heap of this JVM at its fullest, in bytes: the sum of all heap pools just before a collection, garbage included, and
 * just after one. Told by the collectors themselves, so that nothing falls between two samples.
 */
final class HeapWatch {

    private final Set<String> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .collect(Collectors.toSet());
    private final AtomicLong peak = new AtomicLong();
    private final AtomicLong peakAfterCollection = new AtomicLong();

    /** Watches from now on. */
    static HeapWatch start() {
        HeapWatch watch = new HeapWatch();
        ManagementFactory.getGarbageCollectorMXBeans().forEach(collector ->
                ((NotificationEmitter) collector).addNotificationListener(
                        (notification, unused) -> watch.collected(GarbageCollectionNotificationInfo.from(
                                (CompositeData) notification.getUserData())),
                        notification -> notification.getType()
                                .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION),
                        null));
        return watch;
    }

    private void collected(GarbageCollectionNotificationInfo collection) {
        peak.accumulateAndGet(sum(collection.getGcInfo().getMemoryUsageBeforeGc()), Math::max);
        peakAfterCollection.accumulateAndGet(sum(collection.getGcInfo().getMemoryUsageAfterGc()), Math::max);
    }

    private long sum(Map<String, MemoryUsage> usages) {
        return usages.entrySet().stream()
                .filter(usage -> pools.contains(usage.getKey()))
                .mapToLong(usage -> usage.getValue().getUsed())
                .sum();
    }

    long peak() {
        return Math.max(peak.get(), ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }

    long peakAfterCollection() {
        return peakAfterCollection.get();
    }
}
