package io.camelhub.clockify.simulator;

import java.text.Normalizer;
import java.util.Locale;

/** Words that follow from numbers: the same number gives the same text, always. */
final class Texts {

    private static final String[] FIRST = {"Anna", "Ben", "Chloé", "David", "Elif", "François", "Greta", "Hugo", "Ines", "Jürgen", "Karin", "Liam",
        "María", "Noah", "Olga", "Pavel", "Quinn", "Rosa", "Søren", "Tomáš", "Uma", "Victor", "Wanda", "Xenia", "Yusuf", "Zoë", "Aiko", "Björn",
        "Carla", "Dmitri", "Esra", "Fatima", "Gustavo", "Hannah", "Ivan", "Joana", "Kenji", "Lucía", "Marek", "Nadia", "Oscar", "Priya", "Rafael",
        "Sanne", "Thomas", "Ursula", "Vera", "William", "Yara", "Zoran"};
    private static final String[] LAST = {"Almeida", "Bauer", "Costa", "Dupont", "Eriksson", "Fischer", "García", "Horváth", "Ivanova", "Jansen",
        "Kowalski", "Lindqvist", "Müller", "Novák", "O'Brien", "Petrov", "Quintero", "Rossi", "Schäfer", "Tanaka", "Ueda", "Vasquez", "Weber", "Xu",
        "Yılmaz", "Zimmermann", "Andersen", "Becker", "Chen", "Dvořák", "Evans", "Ferrari", "Gupta", "Hansen", "Ito", "Jovanović", "Khan", "Laurent",
        "Moreau", "Nguyen", "Olsen", "Park", "Ribeiro", "Silva", "Takács", "Usman", "Vogel", "Walsh", "Young", "Žukauskas"};
    private static final String[] VERBS = {"Fix", "Review", "Write", "Plan", "Test", "Deploy", "Discuss", "Refactor", "Document", "Investigate",
        "Prepare", "Estimate", "Design", "Support", "Migrate", "Clean up"};
    private static final String[] NOUNS = {"login page", "quarterly report", "invoice import", "search index", "release 2.4", "customer workshop",
        "on-call handover", "data model", "password reset", "mobile menu", "export to CSV", "build server", "interview guide", "stock levels",
        "monthly closing", "price list", "webshop checkout", "ticket backlog", "sprint review", "API quota"};
    private static final String[] ODD = {"", "", "Meeting \"Q3\" – what's next?", "line one\nline two\r\nline three\ttabbed", "<b>bold</b> & <script>alert(1)</script>",
        "früh – später … ½ € ¥", "日本語の説明 と 中文說明", "עברית وعربية", "🚀👩‍💻🏳️‍🌈 done", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𠜎𠜱𠝹 plane 2", "\uDB40\uDC01 plane 14, \uDBC0\uDC01 plane 16",
        "nul\u0000inside", "C:\\temp\\new 'quoted' ; DROP TABLE x; --", "e\u0301 decomposed, \u200Bzero width, \u202Ereversed", "${simple} #{{x}} {{env:HOME}}",
        "  spaces around  ", "\uFEFFstarts with a mark", "100 % _under_ \\_ like"};
    private static final String[] PROJECTS = {"Website relaunch", "ERP integration", "Mobile app", "Data warehouse", "Customer portal", "Internal tools",
        "Support", "Training", "Audit", "Hiring", "Webshop", "Machine learning"};
    private static final String[] CLIENTS = {"Acme", "Globex", "Initech", "Umbrella", "Stark & Söhne", "Wayne", "Hooli", "Soylent", "Tyrell", "Wonka"};
    private static final String[] TAGS = {"urgent", "billable review", "remote", "on site", "overtime", "bug", "feature", "meeting", "travel", "R&D"};
    private static final String[] TASKS = {"Analysis", "Design", "Development", "Testing", "Rollout", "Documentation"};
    private static final String[] GROUPS = {"Engineering", "Design", "Sales", "Support", "Finance", "Operations", "People", "Marketing"};

    private Texts() {
    }

    /** A number that looks random and follows from another. */
    static int mixed(long seed, int salt) {
        long z = seed * 0x9E3779B97F4A7C15L + salt * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return (int) ((z ^ (z >>> 31)) >>> 33);
    }

    static String description(int seed, boolean oddities) {
        if (oddities && mixed(seed, 1) % 20 == 0) {
            return ODD[mixed(seed, 2) % ODD.length];
        }
        return VERBS[mixed(seed, 3) % VERBS.length] + " " + NOUNS[mixed(seed, 4) % NOUNS.length];
    }

    static String personName(int index) {
        int round = index / (FIRST.length * LAST.length);
        String first = FIRST[index % FIRST.length];
        String last = LAST[(index / FIRST.length + index * 7) % LAST.length];
        return first + " " + last + (round == 0 ? "" : " " + (round + 1));
    }

    /** {@code first.last@example.com}, in plain letters. */
    static String email(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "").replace("ø", "o").replace("ı", "i");
        return plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 ]", "").replace(' ', '.') + "@example.com";
    }

    static String project(int index) {
        return numbered(PROJECTS, index);
    }

    static String client(int index) {
        return numbered(CLIENTS, index);
    }

    static String tag(int index) {
        return numbered(TAGS, index);
    }

    static String task(int index) {
        return numbered(TASKS, index);
    }

    static String group(int index) {
        return numbered(GROUPS, index);
    }

    private static String numbered(String[] words, int index) {
        return words[index % words.length] + (index < words.length ? "" : " " + (index / words.length + 1));
    }
}
