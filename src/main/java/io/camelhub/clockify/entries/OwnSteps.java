package io.camelhub.clockify.entries;

import java.util.Collection;
import java.util.function.Function;

/** What the host's own steps with a page leave as the body. */
public final class OwnSteps {

    private OwnSteps() {
    }

    /**
     * The page that is written.
     *
     * @param body the page, or a list of those of its rows that are to be written
     * @param keeping the page with such a list
     * @param steps the endpoint of the steps
     * @param rows what the rows are called
     * @throws IllegalArgumentException for anything else
     */
    public static <P> P left(Class<P> page, Object body, Function<Collection<?>, P> keeping, String steps, String rows) {
        if (page.isInstance(body)) {
            return page.cast(body);
        }
        if (body instanceof Collection<?> left) {
            return keeping.apply(left);
        }
        throw new IllegalArgumentException("the steps in " + steps + " must leave the page as the body, or a list of its " + rows + ", but leave "
                + (body == null ? "nothing" : body.getClass().getName()) + ": have what you call answer into a variable of yours, by variableReceive");
    }
}
