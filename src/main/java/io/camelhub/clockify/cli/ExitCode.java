package io.camelhub.clockify.cli;

/** What a command's exit code says. */
final class ExitCode {

    /** All is well. */
    static final int OK = 0;

    /** An integration failed, or something else that was asked for. */
    static final int FAILED = 1;

    /** A setting or an argument is wrong. */
    static final int WRONG_INPUT = 2;

    private ExitCode() {
    }
}
