package io.camelhub.clockify.privacy;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.DescriptionPolicy;
import io.camelhub.clockify.model.RejectedRow;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.roster.Pseudonymizer;
import io.camelhub.clockify.roster.Pseudonyms;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Removes from a page what must not be stored: ids, texts and rates of erased people, descriptions after their retention time, and rates unless the
 * settings ask for them. To be called before anything of the page is enriched, written, rejected or logged.
 *
 * <p>A removed value is absent, not null: it does not count as a change.
 */
public final class PagePrivacy {

    private final Database database;
    private final Supplier<DescriptionPolicy> descriptions;
    private final BooleanSupplier rates;
    private final Pseudonymizer pseudonymizer;

    /**
     * The arguments are read at each page, so that an edit of the settings takes effect.
     *
     * @param rates whether rates and amounts are stored
     */
    public PagePrivacy(Database database, Supplier<DescriptionPolicy> descriptions, BooleanSupplier rates) {
        this.database = database;
        this.descriptions = descriptions;
        this.rates = rates;
        this.pseudonymizer = new Pseudonymizer(database);
    }

    /** The page without these values; the same object where there are none. */
    public TimeEntryPage applied(TimeEntryPage page) {
        Pseudonyms pseudonyms = pseudonymizer.users();
        DescriptionPolicy policy = descriptions.get();
        boolean withRates = rates.getAsBoolean();
        if (pseudonyms.isEmpty() && policy.kept() == null && withRates) {
            return page;
        }
        return new PageRedaction(pseudonyms, policy, withRates, policy.kept() == null ? null : database.now(),
                pseudonyms.isEmpty() ? Set.of() : storedErased(page)).page(page);
    }

    /** Ids of the rejected rows whose stored entries belong to an erased person. */
    private Set<String> storedErased(TimeEntryPage page) {
        List<String> ids = page.rejected().stream().map(RejectedRow::id).filter(Objects::nonNull).toList();
        // a row without an id is looked for too, which Set.of() would not take
        return new HashSet<>(ids.isEmpty() ? List.of() : database.table("clockify_time_entry")
                .at("workspace_id", page.workspaceId()).among("id", ids).select("id").like("user_id", "erased-%").list(String.class));
    }
}
