package org.tocsin.gateway.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.connector.WireTap.Direction;

/**
 * Entries as a capture file (libpcap 2.4, Ethernet) that protocol analysers open. Frames, addresses and sequence numbers
 * are made up around the octets, which are the real ones: each connection is a TCP stream from 10.0.0.1 (the gateway) to port
 * 48049 of 10.0.0.2 (the peer), where analysers look for CBSP without being told. Pure.
 */
public final class Pcap {
    private static final int MAGIC = 0xa1b2c3d4;
    private static final int SNAP_LENGTH = 262_144;
    private static final int ETHERNET = 1;
    private static final int IP_HEADER = 20;
    private static final int TCP_HEADER = 20;
    private static final int CBSP_PORT = 48049;
    private static final int FIRST_PORT = 49152;
    private static final int PORTS = 16_384;
    /** A longer unit goes in several segments, as it did on the wire. */
    private static final int SEGMENT = 1460;

    private static final int PUSH_AND_ACK = 0x18;
    private static final int GATEWAY = 0x0a000001;
    private static final int PEER = 0x0a000002;

    /** One connection: how many octets went each way. */
    private static final class Stream {
        private final int port;
        private int out = 1;
        private int in = 1;

        Stream(int port) {
            this.port = port;
        }
    }

    private Pcap() {}

    /** The whole file. */
    public static byte[] of(List<WireEntry> entries) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(octets)) {
            header(out);
            Map<String, Stream> streams = new HashMap<>();
            for (WireEntry entry : entries) {
                Stream stream = streams.computeIfAbsent(
                        entry.local() + ">" + entry.peer(), key -> new Stream(FIRST_PORT + streams.size() % PORTS));
                segments(out, entry, stream);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail so", e);
        }
        return octets.toByteArray();
    }

    private static void header(DataOutputStream out) throws IOException {
        out.writeInt(MAGIC);
        out.writeShort(2);
        out.writeShort(4);
        out.writeInt(0);
        out.writeInt(0);
        out.writeInt(SNAP_LENGTH);
        out.writeInt(ETHERNET);
    }

    private static void segments(DataOutputStream out, WireEntry entry, Stream stream) throws IOException {
        byte[] octets = entry.octets();
        for (int at = 0; at < octets.length; at += SEGMENT) {
            int length = Math.min(SEGMENT, octets.length - at);
            byte[] packet = packet(entry.direction() == Direction.OUT, octets, at, length, stream);
            Instant moment = entry.moment();
            out.writeInt((int) moment.getEpochSecond());
            out.writeInt(moment.getNano() / 1000);
            out.writeInt(packet.length);
            out.writeInt(packet.length);
            out.write(packet);
        }
    }

    private static byte[] packet(boolean outward, byte[] octets, int at, int length, Stream stream) throws IOException {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(packet);
        out.writeLong(outward ? 0x0200_0000_0002_0200L : 0x0200_0000_0001_0200L);
        out.writeInt(outward ? 1 : 2);
        out.writeShort(0x0800);
        byte[] tcp = tcp(outward, octets, at, length, stream);
        out.write(ip(outward, tcp.length));
        out.write(tcp);
        return packet.toByteArray();
    }

    private static byte[] ip(boolean outward, int payload) throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(header);
        out.writeShort(0x4500);
        out.writeShort(IP_HEADER + payload);
        out.writeInt(0x0000_4000);
        out.writeInt(0x4006_0000);
        out.writeInt(outward ? GATEWAY : PEER);
        out.writeInt(outward ? PEER : GATEWAY);
        return withChecksum(header.toByteArray(), 10, 0);
    }

    private static byte[] tcp(boolean outward, byte[] octets, int at, int length, Stream stream) throws IOException {
        ByteArrayOutputStream segment = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(segment);
        out.writeShort(outward ? stream.port : CBSP_PORT);
        out.writeShort(outward ? CBSP_PORT : stream.port);
        out.writeInt(outward ? stream.out : stream.in);
        out.writeInt(outward ? stream.in : stream.out);
        out.writeShort((TCP_HEADER / 4) << 12 | PUSH_AND_ACK);
        out.writeShort(0xffff);
        out.writeInt(0);
        out.write(octets, at, length);
        if (outward) {
            stream.out += length;
        } else {
            stream.in += length;
        }
        int pseudoHeader = sum(GATEWAY) + sum(PEER) + 6 + TCP_HEADER + length;
        return withChecksum(segment.toByteArray(), 16, pseudoHeader);
    }

    private static int sum(int address) {
        return (address >>> 16) + (address & 0xffff);
    }

    /** The ones' complement sum of RFC 1071, put where it belongs. */
    private static byte[] withChecksum(byte[] octets, int place, int start) {
        long sum = start;
        for (int i = 0; i < octets.length; i++) {
            sum += (long) (octets[i] & 0xff) << (i % 2 == 0 ? 8 : 0);
        }
        while (sum > 0xffff) {
            sum = (sum & 0xffff) + (sum >> 16);
        }
        int checksum = (int) ~sum & 0xffff;
        octets[place] = (byte) (checksum >> 8);
        octets[place + 1] = (byte) checksum;
        return octets;
    }
}
