package io.camelhub.clockify.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** One workspace and all that is in it. Guarded by the world's lock. */
final class Workspace {

    static final String[] TYPES = {"REGULAR", "BREAK", "HOLIDAY", "TIME_OFF", "OVERTIME", "SOMETHING_NEW"};
    private static final String[] COST_CENTRES = {"CC-100", "CC-200", "CC-300", "Größe Ω"};
    private static final List<List<String>> SYSTEMS = List.of(List.of("CRM"), List.of("ERP", "DWH"), List.of("CRM", "ERP", "Shop"));

    final String id;
    final long machine;
    final boolean oddities;
    final Map<String, Member> members = new LinkedHashMap<>();
    final Map<String, Group> groups = new LinkedHashMap<>();
    final Map<String, Project> projects = new LinkedHashMap<>();
    final Map<String, Client> clients = new LinkedHashMap<>();
    final Map<String, Tag> tags = new LinkedHashMap<>();
    final List<CustomField> fields = new ArrayList<>();
    final List<Deletion> deletions = new ArrayList<>();
    final Map<Integer, Entry> bin = new LinkedHashMap<>();
    final Set<String> restored = new HashSet<>();
    /** The requests that entries are to be approved by, by the entries' counters. */
    final Map<Integer, String> approvals = new HashMap<>();
    /** The invoices that entries are on, by the entries' counters. */
    final Map<Integer, String> invoices = new HashMap<>();
    /** Rates that somebody set, by the id of what they are for. */
    final Map<String, Rates> rates = new HashMap<>();
    private final Map<Resource, Map<String, ResourceRow>> rows = new EnumMap<>(Resource.class);
    private final Map<Resource, Map<String, ResourceRow>> rowsInBin = new EnumMap<>(Resource.class);
    String name;
    Plan plan;
    /** Null for those of the plan. */
    Set<String> features;
    boolean feed = true;
    boolean reports = true;
    long version;
    private Entry[] slots = new Entry[16];
    private int used;
    private int live;
    private Entry[] byStart;
    private long byStartVersion = -1;

    Workspace(String id, String name, Plan plan, long machine, boolean oddities) {
        this.id = id;
        this.name = name;
        this.plan = plan;
        this.machine = machine & 0xFF_FFFF_FFFFL;
        this.oddities = oddities;
        for (Resource resource : Resource.values()) {
            rows.put(resource, new LinkedHashMap<>());
            rowsInBin.put(resource, new LinkedHashMap<>());
        }
    }

    /** The rows of a resource by their ids, in the order of their making. */
    Map<String, ResourceRow> rowsOf(Resource resource) {
        return rows.get(resource);
    }

    Map<String, ResourceRow> binOf(Resource resource) {
        return rowsInBin.get(resource);
    }

    Set<String> features() {
        return features == null ? Features.of(plan) : features;
    }

    /** The request that an entry is to be approved by; one that was approved without a request has the workspace's id for it. */
    String approvalOf(Entry entry) {
        return entry.approval == Entry.UNSUBMITTED ? null : approvals.getOrDefault(entry.counter, id);
    }

    /** Minor units an hour; null where the entry is not billable. */
    Integer hourlyRate(Entry entry) {
        return entry.billable ? rateOf(entry, Rates::hourly, Shapes.HOURLY_RATE) : null;
    }

    int costRate(Entry entry) {
        return rateOf(entry, Rates::cost, Shapes.COST_RATE);
    }

    private Integer rateOf(Entry entry, Function<Rates, Integer> which, int otherwise) {
        Rates set = rates.isEmpty() ? null : rates.get(entryId(entry));
        return set == null || which.apply(set) == null ? otherwise : which.apply(set);
    }

    void renameField(String fieldId, String newName) {
        for (int i = 0; i < fields.size(); i++) {
            CustomField old = fields.get(i);
            if (old.id().equals(fieldId) && !old.name().equals(newName)) {
                CustomField renamed = new CustomField(fieldId, newName, old.type());
                fields.set(i, renamed);
                entries().filter(entry -> entry.fields != null).forEach(entry -> entry.fields.computeIfPresent(fieldId, (id, value) ->
                        new FieldValue(value.id(), renamed, value.value(), value.created(), value.updated())));
            }
        }
    }

    void expect(int entries) {
        slots = Arrays.copyOf(slots, Math.max(16, entries));
    }

    /** The counter of the next entry; an entry's id says at which place it is kept. */
    int nextCounter() {
        return used;
    }

    void add(Entry entry) {
        if (used == slots.length) {
            slots = Arrays.copyOf(slots, used * 2);
        }
        slots[used++] = entry;
        live++;
    }

    void remove(Entry entry) {
        slots[entry.counter] = null;
        bin.put(entry.counter, entry);
        live--;
    }

    Entry putBack(int counter) {
        Entry entry = bin.remove(counter);
        if (entry != null) {
            slots[counter] = entry;
            live++;
        }
        return entry;
    }

    int live() {
        return live;
    }

    /** The entry with this id, null when it is deleted or was never here. */
    Entry entry(String entryId) {
        int counter = counter(entryId);
        Entry entry = counter >= 0 && counter < used ? slots[counter] : null;
        return entry != null && entryId(entry).equals(entryId) ? entry : null;
    }

    int counter(String entryId) {
        if (entryId == null || !entryId.matches("[0-9a-f]{24}") || Long.parseLong(entryId.substring(8, 18), 16) != machine) {
            return -1;
        }
        return Integer.parseInt(entryId.substring(18), 16);
    }

    String entryId(Entry entry) {
        return hex(entry.idSeconds, machine, entry.counter);
    }

    static String hex(int seconds, long machine, int counter) {
        byte[] digits = new byte[24];
        long high = seconds & 0xFFFF_FFFFL;
        for (int i = 7; i >= 0; i--, high >>>= 4) {
            digits[i] = (byte) Character.forDigit((int) (high & 15), 16);
        }
        long low = machine << 24 | counter & 0xFF_FFFFL;
        for (int i = 23; i >= 8; i--, low >>>= 4) {
            digits[i] = (byte) Character.forDigit((int) (low & 15), 16);
        }
        return new String(digits, StandardCharsets.ISO_8859_1);
    }

    Stream<Entry> entries() {
        return Arrays.stream(slots, 0, used).filter(entry -> entry != null);
    }

    /** All entries, the earliest start first; sorted again only after a change. */
    synchronized Entry[] byStart() {
        if (byStartVersion != version) {
            Entry[] sorted = entries().toArray(Entry[]::new);
            Arrays.sort(sorted, Comparator.comparingLong((Entry entry) -> entry.start).thenComparingInt(entry -> entry.counter));
            byStart = sorted;
            byStartVersion = version;
        }
        return byStart;
    }

    /** The entries that started at or after {@code from} and before {@code to}, both in epoch seconds. */
    Stream<Entry> startedBetween(long from, long to) {
        Entry[] sorted = byStart();
        int first = firstFrom(sorted, from);
        return Arrays.stream(sorted, first, Math.max(first, firstFrom(sorted, to)));
    }

    private static int firstFrom(Entry[] sorted, long second) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle].start < second) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    String type(Entry entry) {
        return TYPES[entry.type];
    }

    String description(Entry entry) {
        return entry.description != null ? entry.description : Texts.description(entry.seed, oddities);
    }

    Map<String, FieldValue> fieldsOf(Entry entry) {
        if (entry.fields != null) {
            return entry.fields;
        }
        if (fields.isEmpty() || Texts.mixed(entry.seed, 10) % 3 != 0) {
            return Map.of();
        }
        Map<String, FieldValue> values = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            int dice = Texts.mixed(entry.seed, 11 + i);
            if (dice % 2 == 0) {
                CustomField field = fields.get(i);
                Instant created = Instant.ofEpochMilli(entry.created);
                values.put(field.id(), new FieldValue(valueId(entry, i), field, value(field, dice / 2), created, created));
            }
        }
        return values;
    }

    String valueId(Entry entry, int fieldIndex) {
        return hex(entry.idSeconds, machine ^ (0x10 + fieldIndex), entry.counter);
    }

    private static Object value(CustomField field, int dice) {
        return switch (field.type()) {
            case "NUMBER" -> dice % 3 == 0 ? (Object) (dice % 100 + 0.5) : (Object) (dice % 100);
            case "CHECKBOX" -> dice % 2 == 0;
            case "DROPDOWN_MULTIPLE" -> SYSTEMS.get(dice % SYSTEMS.size());
            default -> COST_CENTRES[dice % COST_CENTRES.length];
        };
    }
}
