package io.camelhub.clockify.simulator;

import java.util.List;

/** One page of a core list, with its {@code Last-Page} header; a page past the end is empty. */
record Paging(int page, int size) {

    static Paging of(Call call, Behaviour behaviour, int otherwise, int largest) {
        return of(call.number("page", 1), call.number("page-size", otherwise), behaviour, largest);
    }

    static Paging of(int page, int size, Behaviour behaviour, int largest) {
        if (size > behaviour.listLargestPageSize() && behaviour.has(Quirk.LIST_PAGE_SIZE_IS_A_RULE)) {
            throw new Refusal(400, 501, "Page size must not be greater than " + behaviour.listLargestPageSize());
        }
        Paging asked = of(page, size, Math.min(largest, behaviour.listLargestPageSize()));
        return new Paging(page, Math.min(asked.size, behaviour.listLargestPage()));
    }

    static Paging of(int page, int size, int largest) {
        if (page < 1) {
            throw Refusal.badRequest("Page must be greater than 0");
        }
        if (size < 1 || size > largest) {
            throw Refusal.badRequest("Page size must be between 1 and " + largest + ", but was " + size);
        }
        return new Paging(page, size);
    }

    <T> Answer answer(List<T> all, Shapes.Shape<? super T> shape) {
        List<T> rows = slice(all);
        boolean last = (long) page * size >= all.size();
        return Shapes.answer(json -> Shapes.array(json, rows, shape)).withHeader("Last-Page", Boolean.toString(last));
    }

    <T> List<T> slice(List<T> all) {
        int from = (int) Math.min((long) (page - 1) * size, all.size());
        return all.subList(from, (int) Math.min((long) from + size, all.size()));
    }
}
