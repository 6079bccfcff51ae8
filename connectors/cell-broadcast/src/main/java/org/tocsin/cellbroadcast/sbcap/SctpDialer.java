package org.tocsin.cellbroadcast.sbcap;

import com.sun.nio.sctp.MessageInfo;
import com.sun.nio.sctp.SctpChannel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;

/** SCTP of the platform (3GPP TS 29.168 4.2: payload protocol 24, stream 0). Many kernels come without it. */
public final class SctpDialer implements MessageDialer {
    private static final int PAYLOAD_PROTOCOL = 24;
    private static final int STREAM = 0;
    private static final int CHUNK = 64 * 1024;

    private final String host;
    private final int port;

    public SctpDialer(String host, int port) {
        this.host = host;
        this.port = port;
    }

    @Override
    public Optional<String> unavailable() {
        try {
            SctpChannel.open().close();
            return Optional.empty();
        } catch (UnsupportedOperationException e) {
            return Optional.of("SCTP is not available on this system: " + e.getMessage()
                    + ". Load the kernel module sctp, or leave this channel out of the plan.");
        } catch (IOException e) {
            // There is SCTP; what is wrong shows when the peer is dialled.
            return Optional.empty();
        }
    }

    @Override
    public MessageChannel dial() throws IOException {
        return new Sctp(SctpChannel.open(new InetSocketAddress(host, port), 0, 0));
    }

    @Override
    public String peer() {
        return host + ":" + port;
    }

    /** One association. */
    private static final class Sctp implements MessageChannel {
        private final SctpChannel channel;

        Sctp(SctpChannel channel) {
            this.channel = channel;
        }

        @Override
        public void send(byte[] message) throws IOException {
            MessageInfo info = MessageInfo.createOutgoing(null, STREAM).payloadProtocolID(PAYLOAD_PROTOCOL);
            synchronized (channel) {
                int unused = channel.send(ByteBuffer.wrap(message), info);
            }
        }

        @Override
        public Optional<byte[]> receive() throws IOException {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
            while (true) {
                buffer.clear();
                MessageInfo info = channel.receive(buffer, null, null);
                if (info == null || info.bytes() < 0) {
                    return Optional.empty();
                }
                message.write(buffer.array(), 0, buffer.position());
                if (info.isComplete()) {
                    return Optional.of(message.toByteArray());
                } else if (message.size() > MOST_OCTETS) {
                    throw new IOException("a message of more than " + MOST_OCTETS + " octets");
                }
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
