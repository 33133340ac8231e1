package io.camelhub.clockify.cli.hub;

import io.camelhub.clockify.database.FullDisk;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine.ExitCode;

/** Standard output that remembers a failed write, which a {@link PrintWriter} ignores silently. */
public final class StandardOutput extends FilterOutputStream {

    private IOException fault;

    public StandardOutput() {
        super(new FileOutputStream(FileDescriptor.out));
    }

    /** A writer in UTF-8 that flushes at each line end. */
    public PrintWriter writer() {
        return new PrintWriter(new OutputStreamWriter(this, StandardCharsets.UTF_8), true);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            fault = fault == null ? e : fault;
            throw e;
        }
    }

    /**
     * The exit code of a command: after a failed write, an error is printed, and the code is not 0. A closed pipe, as of {@code head}, is no
     * failure.
     */
    public int exitCode(int code, PrintWriter err) {
        if (fault == null || String.valueOf(fault.getMessage()).toLowerCase(Locale.ROOT).contains("pipe")) {
            return code;
        }
        err.println("clockify: what was printed could not be written to standard output: "
                + (FullDisk.caused(fault) ? "the disk is full" : Formats.text(fault.getMessage())));
        err.flush();
        return code == ExitCode.OK ? ExitCode.SOFTWARE : code;
    }
}
