package io.camelhub.clockify.http;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** A response body that fails, and closes its connection, when it is larger than any answer of Clockify. */
final class BoundedResponse extends HttpEntityWrapper {

    private final ExecRuntime connection;
    private final long most;
    private final boolean cut;
    private InputStream content;

    /** @param cut whether the rest is dropped without a failure: for error responses, whose status is enough */
    BoundedResponse(HttpEntity response, ExecRuntime connection, long most, boolean cut) {
        super(response);
        this.connection = connection;
        this.most = most;
        this.cut = cut;
    }

    @Override
    public InputStream getContent() throws IOException {
        if (content == null) {
            content = new Content(super.getContent());
        }
        return content;
    }

    private final class Content extends FilterInputStream {

        private long read;
        private boolean ended;

        private Content(InputStream content) {
            super(content);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (ended) {
                return -1;
            }
            int count = super.read(bytes, offset, length);
            ended = count < 0;
            read += Math.max(0, count);
            if (read <= most) {
                return count;
            }
            ended = true;
            connection.discardEndpoint();
            if (cut) {
                return -1;
            }
            throw new StreamConstraintsException(
                    "after " + Math.max(read, getContentLength()) + " bytes; the most is " + most);
        }

        /** Discards the connection of an unread body: otherwise the HTTP client would read the rest to reuse it. */
        @Override
        public void close() throws IOException {
            try {
                if (read() >= 0) {
                    connection.discardEndpoint();
                }
            } finally {
                ended = true;
                super.close();
            }
        }
    }
}
