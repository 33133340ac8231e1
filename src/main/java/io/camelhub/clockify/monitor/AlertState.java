package io.camelhub.clockify.monitor;

/** The state of an integration in alerts. */
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
