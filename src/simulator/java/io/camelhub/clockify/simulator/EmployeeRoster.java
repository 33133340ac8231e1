package io.camelhub.clockify.simulator;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** The employees behind the people of a world; a few of them under another e-mail than in Clockify. Called with the world's lock held. */
final class EmployeeRoster {

    private final World world;

    EmployeeRoster(World world) {
        this.world = world;
    }

    String csv() {
        StringBuilder csv = new StringBuilder("id,email,full_name,team,manager_email,active\n");
        String manager = world.people.values().stream().map(person -> person.email).filter(Objects::nonNull).findFirst().orElse("");
        int number = 0;
        for (Person person : world.people.values()) {
            number++;
            if (person.email == null || person.name == null) {
                continue;
            }
            String email = number % 17 == 16 ? "staff" + number + "@example.com" : switch (number % 9) {
                case 4 -> person.email.toUpperCase(Locale.ROOT);
                case 7 -> "  " + person.email + " ";
                default -> person.email;
            };
            csv.append(Stream.of(String.format("E%05d", number), email, person.name, person.team == null ? "" : person.team,
                    manager.equals(person.email) ? "" : manager, Boolean.toString(!person.deleted())).map(EmployeeRoster::quoted)
                    .reduce((a, b) -> a + "," + b).orElseThrow()).append('\n');
        }
        return csv.toString();
    }

    private static String quoted(String value) {
        return value.matches("(?s).*[\",\\n].*") || !value.equals(value.trim()) ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }
}
