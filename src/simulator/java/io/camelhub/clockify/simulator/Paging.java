package io.camelhub.clockify.simulator;

import java.util.List;

/**
 * One page of a core list, with its {@code Last-Page} header; a page past the end is empty.
 *
 * @param says whether there is that header
 */
record Paging(int page, int size, boolean says) {

    static Paging of(Call call, Behaviour behaviour, int otherwise, int largest) {
        return of(call, call.number("page", 1), call.number("page-size", otherwise), behaviour, largest);
    }

    static Paging of(Call call, int page, int size, Behaviour behaviour, int largest) {
        Paging asked = of(page, size, behaviour, largest);
        boolean says = !behaviour.has(Quirk.NO_LAST_PAGE);
        return switch (behaviour.pages(call.path())) {
            case AS_ASKED -> new Paging(asked.page, asked.size, says);
            case FIRST_AGAIN -> new Paging(1, asked.size, says);
            case WHOLE -> new Paging(1, Integer.MAX_VALUE, false);
        };
    }

    static Paging of(int page, int size, Behaviour behaviour, int largest) {
        if (size > behaviour.listLargestPageSize() && behaviour.has(Quirk.LIST_PAGE_SIZE_IS_A_RULE)) {
            throw new Refusal(400, 501, "Page size must not be greater than " + behaviour.listLargestPageSize());
        }
        int most = Math.min(largest, behaviour.listLargestPageSize());
        Paging asked = of(page, behaviour.has(Quirk.LIST_PAGE_SIZE_IS_CUT) ? Math.min(size, most) : size, most);
        return new Paging(page, Math.min(asked.size, behaviour.listLargestPage()), true);
    }

    static Paging of(int page, int size, int largest) {
        if (page < 1) {
            throw Refusal.badRequest("Page must be greater than 0");
        }
        if (size < 1 || size > largest) {
            throw Refusal.badRequest("Page size must be between 1 and " + largest + ", but was " + size);
        }
        return new Paging(page, size, true);
    }

    <T> Answer answer(List<T> all, Shapes.Shape<? super T> shape) {
        List<T> rows = slice(all);
        return marked(Shapes.answer(json -> Shapes.array(json, rows, shape)), all.size());
    }

    /** The answer of a list of so many rows, with the header. */
    Answer marked(Answer answer, int total) {
        return says ? answer.withHeader("Last-Page", Boolean.toString((long) page * size >= total)) : answer;
    }

    <T> List<T> slice(List<T> all) {
        int from = (int) Math.min((long) (page - 1) * size, all.size());
        return all.subList(from, (int) Math.min((long) from + size, all.size()));
    }
}
