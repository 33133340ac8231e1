package io.camelhub.clockify.run;

/** The next element of a {@link PageSource}: a request, a page that needs none, or another source to be read first. */
public sealed interface Next permits PageRequest, Next.Found, PageSource {

    /** A page without a request, such as one of deletions. */
    record Found(Object page) implements Next {
    }
}
