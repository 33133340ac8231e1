package io.camelhub.clockify.settings;

/** A setting has an invalid text. */
public final class WrongSettingException extends Exception {

    private final transient SettingProblem problem;

    public WrongSettingException(SettingProblem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    public SettingProblem problem() {
        return problem;
    }
}
