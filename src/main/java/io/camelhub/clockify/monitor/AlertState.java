package io.camelhub.clockify.monitor;

/** What somebody is told of an integration. */
enum AlertState {
    LATE("is late"), REFUSED("is refused by Clockify"), RECOVERED("is well again");

    private final String words;

    AlertState(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
