package io.camelhub.clockify.people;

import io.camelhub.clockify.roster.EmailKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The domains of the roster's addresses, grouped by company. */
final class CompanyDomains {

    private static final int SHARED_BY = 2;

    private final Set<String> publicNames = Nicknames.words("public-domains.txt");
    private final Set<String> known = new HashSet<>();
    private final Map<Set<String>, Integer> shared = new HashMap<>();

    /** Adds the addresses of one employee. */
    void add(List<EmailKey> emails) {
        List<String> domains = emails.stream().map(EmailKey::domain).distinct().toList();
        known.addAll(domains);
        for (int i = 0; i < domains.size(); i++) {
            for (String other : domains.subList(i + 1, domains.size())) {
                shared.merge(Set.of(domains.get(i), other), 1, Integer::sum);
            }
        }
    }

    /** Whether both domains are of one company: the same name with another suffix, or two employees with addresses in both. */
    boolean belongTogether(String one, String other) {
        return !one.equals(other) && !isPublic(one) && !isPublic(other)
                && (name(one).equals(name(other)) || shared.getOrDefault(Set.of(one, other), 0) >= SHARED_BY);
    }

    /** Whether it is the domain of a public provider, where anybody can have an address. */
    boolean isPublic(String domain) {
        return publicNames.contains(name(domain));
    }

    /** Whether it is another company's domain: neither on the roster nor a public provider's. */
    boolean isForeign(String domain) {
        return !known.contains(domain) && !isPublic(domain);
    }

    /** The label before the suffix, which is the last label, or the last two if they are as short as in {@code co.uk}. */
    private static String name(String domain) {
        String[] labels = domain.split("\\.");
        int suffix = labels.length > 2 && labels[labels.length - 2].length() <= 3 && labels[labels.length - 1].length() == 2 ? 2 : 1;
        return labels[Math.max(0, labels.length - 1 - suffix)];
    }
}
