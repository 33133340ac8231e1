package io.camelhub.clockify.streamsync;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Json;
import io.camelhub.clockify.entries.ProjectMember;
import io.camelhub.clockify.entries.ProjectMembers;
import io.camelhub.clockify.entries.References;
import io.camelhub.clockify.http.ReferenceReader;
import io.camelhub.clockify.http.ValueReader;
import io.camelhub.clockify.model.Reference.Kind;
import io.camelhub.clockify.model.Reference;
import io.camelhub.clockify.model.Text;
import io.camelhub.clockify.roster.Pseudonyms;
import io.camelhub.clockify.run.SyncRun;
import io.camelhub.clockify.stream.StreamColumn;
import io.camelhub.clockify.stream.StreamDeclaration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Stores pages of the streams of names as what entries and the change feed say of them is stored: a rename is one change, however many entries
 * have the name. Besides come the members of projects, and columns that a declaration has of its own.
 */
final class NameRows {

    /** The length of the columns for short words, in characters. */
    private static final int LONGEST_WORD = 40;

    /** Lists of ids, which come in any order. */
    private static final Set<String> IDS = Set.of(Reference.ASSIGNEES, "group_ids");

    private final StreamRows rows;
    private final References references;
    private final ProjectMembers members;

    NameRows(Database database, StreamRows rows, References references) {
        this.rows = rows;
        this.references = references;
        this.members = new ProjectMembers(database);
    }

    /**
     * Stores a page, in the transaction that is open.
     *
     * @param erased people who were erased
     * @param rates whether rates and budgets are kept
     */
    void write(SyncRun run, StreamPage page, Pseudonyms erased, boolean rates) {
        StreamDeclaration stream = page.declaration();
        List<Reference> reported = new ArrayList<>();
        List<JsonNode> payloads = new ArrayList<>();
        page.rows().forEach(row -> {
            Reference reference = reference(stream, row);
            reported.add(rates ? reference : reference.withoutRates());
            payloads.add(page.origin().payloads().get(reference.id()));
        });
        if (stream.kind() == Kind.PROJECT) {
            // a project has its client's name, the only source of it where the list of clients is refused
            boolean refused = !run.tally().readsByReport() && !run.optional().wasAnswered(Streams.request(Kind.CLIENT));
            ReferenceReader.clientsOf(payloads).stream()
                    .filter(client -> refused || references.name(run, Kind.CLIENT, client.id()) == null)
                    .forEach(reported::add);
        }
        references.learn(run, reported);
        if (stream.kind() == Kind.PROJECT) {
            members.store(page.workspaceId(), ProjectMember.of(payloads, erased::of, rates));
        }
        rows.writeOwn(page);
    }

    private Reference reference(StreamDeclaration stream, Map<String, Object> row) {
        Kind kind = stream.kind();
        Map<String, Object> details = new HashMap<>();
        for (StreamColumn column : stream.columns()) {
            if (kind.details().containsKey(column.name()) && row.containsKey(column.name())) {
                details.put(column.name(), detail(column, row.get(column.name())));
            }
        }
        Boolean archived = kind.archived((Boolean) row.get("archived"), (String) row.get("status"));
        return new Reference(kind, (String) row.get("id"), (String) row.get("name"), kind.parent() == null ? null : (String) row.get(kind.parent()),
                row.containsKey(kind.parent()), archived, details);
    }

    /** A value as the change feed has it, too. */
    private Object detail(StreamColumn column, Object value) {
        if (IDS.contains(column.name())) {
            return ValueReader.ids(rows.tree(value == null ? "[]" : ((Json) value).text()));
        }
        return switch (column.type()) {
            case JSON -> value == null ? null : ((Json) value).text();
            case WORD -> Text.word((String) value, LONGEST_WORD);
            default -> value;
        };
    }
}
