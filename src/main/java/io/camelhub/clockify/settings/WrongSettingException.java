package io.camelhub.clockify.settings;

import java.io.Serial;

/** A setting's text is not what it must be. */
final class WrongSettingException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient SettingProblem problem;

    WrongSettingException(SettingProblem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    SettingProblem problem() {
        return problem;
    }
}
