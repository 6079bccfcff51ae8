package org.tocsin.cellbroadcast.page;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tocsin.cap.Area;
import org.tocsin.cap.Circle;
import org.tocsin.cap.Polygon;
import org.tocsin.cap.Position;

/**
 * The area of a warning as phones of the fourth and fifth generation check it against their own place (3GPP TS 23.041 9.3.63;
 * coded as ATIS-0700041 and the receiver of Android have it): at most 1024 octets. Networks of the second generation have no
 * place for it.
 *
 * @param waitSeconds how long a phone may look for its place, 0 to 255 s; 255 leaves it to the phone; empty: not said
 */
public record WarningAreaCoordinates(OptionalInt waitSeconds, List<Shape> shapes) {
    /** The most that a transport carries. */
    public static final int MOST_OCTETS = 1024;

    private static final int LONGEST_WAIT = 255;
    private static final int TAG_WAIT = 1;
    private static final int TAG_POLYGON = 2;
    private static final int TAG_CIRCLE = 3;
    private static final int HEADER_OCTETS = 2;
    private static final int LONGEST_SHAPE = 0x3ff;
    private static final int POINT_BITS = 44;
    private static final int CIRCLE_BITS = 64;

    /** A polygon or circle. */
    public sealed interface Shape {}

    /**
     * A point as the 22 bits each way carry it: steps of 43 millionths of a degree of latitude, 86 of longitude.
     *
     * @param latitude 0 to 2^22 - 1, from the south pole
     * @param longitude 0 to 2^22 - 1, from 180 degrees west
     */
    public record Point(int latitude, int longitude) {
        private static final int STEPS = 1 << 22;

        public Point {
            if (latitude < 0 || latitude >= STEPS || longitude < 0 || longitude >= STEPS) {
                throw new IllegalArgumentException("point " + latitude + "," + longitude);
            }
        }

        /** The north pole and 180 degrees east are one step beyond the range, so the last step stands for them. */
        public static Point of(double latitude, double longitude) {
            return new Point(steps((latitude + 90) / 180), steps((longitude + 180) / 360));
        }

        private static int steps(double share) {
            return (int) Math.max(0, Math.min(STEPS - 1, Math.floor(share * STEPS)));
        }
    }

    /** A ring whose last point is its first. */
    public record Ring(List<Point> points) implements Shape {
        public Ring {
            points = List.copyOf(points);
        }
    }

    /** @param radius in steps of 1/64 km, 0 to 2^20 - 1 */
    public record Disc(Point centre, int radius) implements Shape {
        private static final int STEPS_PER_KILOMETRE = 64;
        private static final int LONGEST = (1 << 20) - 1;

        public Disc {
            if (radius < 0 || radius > LONGEST) {
                throw new IllegalArgumentException("radius " + radius);
            }
        }

        /** A fraction of a step is rounded up: nobody within the circle may be left out. */
        public static Disc of(Point centre, double kilometres) {
            return new Disc(centre, (int) Math.min(LONGEST, Math.ceil(kilometres * STEPS_PER_KILOMETRE)));
        }
    }

    public WarningAreaCoordinates {
        shapes = List.copyOf(shapes);
        if (waitSeconds.isPresent() && (waitSeconds.getAsInt() < 0 || waitSeconds.getAsInt() > LONGEST_WAIT)) {
            throw new IllegalArgumentException("maximum wait of " + waitSeconds.getAsInt() + " s");
        }
    }

    /**
     * All shapes of the areas. Empty when there are none, when an area is named by geocodes alone, or when they do not fit: a
     * part of them would silence phones in the rest, so then phones must show the message wherever they hear it.
     */
    public static Optional<WarningAreaCoordinates> of(List<Area> areas, OptionalInt waitSeconds) {
        List<Shape> shapes = new ArrayList<>();
        for (Area area : areas) {
            if (area.polygons().isEmpty() && area.circles().isEmpty()) {
                return Optional.empty();
            }
            area.polygons().forEach(polygon -> shapes.add(ring(polygon)));
            area.circles().forEach(circle -> shapes.add(disc(circle)));
        }
        WarningAreaCoordinates all = new WarningAreaCoordinates(waitSeconds, shapes);
        return shapes.isEmpty() || !all.fits() ? Optional.empty() : Optional.of(all);
    }

    /** @throws IllegalStateException when it takes more than {@link #MOST_OCTETS}, or a shape more than 1023 */
    public byte[] encode() {
        if (!fits()) {
            throw new IllegalStateException("warning area of " + octets() + " octets");
        }
        ByteBuffer out = ByteBuffer.allocate(octets());
        waitSeconds.ifPresent(seconds -> {
            header(TAG_WAIT, HEADER_OCTETS + 1, out);
            out.put((byte) seconds);
        });
        shapes.forEach(shape -> write(shape, out));
        return out.array();
    }

    /** @throws IllegalArgumentException when these octets are no warning area */
    public static WarningAreaCoordinates decode(byte[] octets) {
        ByteBuffer in = ByteBuffer.wrap(octets);
        OptionalInt wait = OptionalInt.empty();
        List<Shape> shapes = new ArrayList<>();
        while (in.hasRemaining()) {
            require(in.remaining() >= HEADER_OCTETS);
            int header = in.getChar();
            int length = (header >> 2 & LONGEST_SHAPE) - HEADER_OCTETS;
            require(length >= 0 && length <= in.remaining());
            byte[] value = new byte[length];
            in.get(value);
            switch (header >> 12) {
                case TAG_WAIT -> {
                    require(length == 1);
                    wait = OptionalInt.of(value[0] & 0xff);
                }
                case TAG_POLYGON -> shapes.add(ring(new Bits(value), length * Byte.SIZE / POINT_BITS));
                case TAG_CIRCLE -> {
                    require(length == CIRCLE_BITS / Byte.SIZE);
                    Bits bits = new Bits(value);
                    shapes.add(new Disc(point(bits), bits.read(20)));
                }
                default -> throw new IllegalArgumentException("warning area with tag " + (header >> 12));
            }
        }
        return new WarningAreaCoordinates(wait, shapes);
    }

    private boolean fits() {
        return octets() <= MOST_OCTETS && shapes.stream().allMatch(shape -> octets(shape) <= LONGEST_SHAPE);
    }

    private int octets() {
        int wait = waitSeconds.isPresent() ? HEADER_OCTETS + 1 : 0;
        return wait + shapes.stream().mapToInt(WarningAreaCoordinates::octets).sum();
    }

    private static int octets(Shape shape) {
        int bits = shape instanceof Ring ring ? ring.points().size() * POINT_BITS : CIRCLE_BITS;
        return HEADER_OCTETS + (bits + Byte.SIZE - 1) / Byte.SIZE;
    }

    private static void write(Shape shape, ByteBuffer out) {
        header(shape instanceof Ring ? TAG_POLYGON : TAG_CIRCLE, octets(shape), out);
        Bits bits = new Bits(new byte[octets(shape) - HEADER_OCTETS]);
        if (shape instanceof Ring ring) {
            ring.points().forEach(point -> write(point, bits));
        } else if (shape instanceof Disc disc) {
            write(disc.centre(), bits);
            bits.write(disc.radius(), 20);
        }
        out.put(bits.octets());
    }

    private static void header(int tag, int length, ByteBuffer out) {
        out.putChar((char) (tag << 12 | length << 2));
    }

    private static void write(Point point, Bits bits) {
        bits.write(point.latitude(), 22);
        bits.write(point.longitude(), 22);
    }

    private static Point point(Bits bits) {
        return new Point(bits.read(22), bits.read(22));
    }

    private static Ring ring(Bits bits, int points) {
        List<Point> ring = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            ring.add(point(bits));
        }
        return new Ring(ring);
    }

    private static Ring ring(Polygon polygon) {
        return new Ring(
                polygon.ring().stream().map(WarningAreaCoordinates::point).toList());
    }

    private static Disc disc(Circle circle) {
        return Disc.of(point(circle.centre()), circle.radiusKm());
    }

    private static Point point(Position position) {
        return Point.of(position.latitude(), position.longitude());
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("a warning area that is cut off");
        }
    }
}
