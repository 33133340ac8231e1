package io.camelhub.clockify.cli;

import io.camelhub.clockify.sync.SyncListener;

/** Shows while a sync goes on how far it is. */
interface SyncScreen extends SyncListener, AutoCloseable {

    /** Says something that stays on the screen. */
    void say(String line);

    /** Takes away what is of use only during the sync. */
    @Override
    void close();
}
