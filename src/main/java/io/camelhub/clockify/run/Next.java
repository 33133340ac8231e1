package io.camelhub.clockify.run;

import io.camelhub.clockify.model.TimeEntryPage;

/** What a {@link PageSource} has next: a request, a page that needs none, or another source that is read first. */
public sealed interface Next permits PageRequest, Next.Found, PageSource {

    /** A page that is known without a request, such as one of deletions. */
    record Found(TimeEntryPage page) implements Next {
    }
}
