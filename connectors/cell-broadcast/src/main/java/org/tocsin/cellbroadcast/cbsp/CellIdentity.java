package org.tocsin.cellbroadcast.cbsp;

import java.nio.ByteBuffer;
import java.util.Comparator;

/** One or more cells of a controller, named in one of the forms of 3GPP TS 48.049 8.2.6. Codes and identities are 16 bits. */
public sealed interface CellIdentity {

    /** One cell by its cell global identification. */
    record Cgi(Plmn plmn, int lac, int ci) implements CellIdentity, Comparable<Cgi> {
        /** Octets on the wire. */
        public static final int OCTETS = Plmn.OCTETS + 4;

        private static final Comparator<Cgi> ORDER =
                Comparator.comparing(Cgi::plmn).thenComparingInt(Cgi::lac).thenComparingInt(Cgi::ci);

        public Cgi {
            sixteenBits(lac);
            sixteenBits(ci);
        }

        @Override
        public int compareTo(Cgi other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return plmn + "-" + lac + "-" + ci;
        }
    }

    /** One cell by location area code and cell identity. */
    record LacCi(int lac, int ci) implements CellIdentity {
        public LacCi {
            sixteenBits(lac);
            sixteenBits(ci);
        }
    }

    /** One cell by cell identity alone. */
    record Ci(int ci) implements CellIdentity {
        public Ci {
            sixteenBits(ci);
        }
    }

    /** All cells of a location area. */
    record Lai(Plmn plmn, int lac) implements CellIdentity {
        public Lai {
            sixteenBits(lac);
        }
    }

    /** All cells of a location area, by its code alone. */
    record Lac(int lac) implements CellIdentity {
        public Lac {
            sixteenBits(lac);
        }
    }

    /** All cells of the controller. */
    record AllCells() implements CellIdentity {}

    /** Whether this cell is one of those named. */
    default boolean covers(Cgi cell) {
        if (this instanceof Cgi cgi) {
            return cgi.equals(cell);
        } else if (this instanceof LacCi lacCi) {
            return lacCi.lac == cell.lac && lacCi.ci == cell.ci;
        } else if (this instanceof Ci ci) {
            return ci.ci == cell.ci;
        } else if (this instanceof Lai lai) {
            return lai.plmn.equals(cell.plmn) && lai.lac == cell.lac;
        } else if (this instanceof Lac lac) {
            return lac.lac == cell.lac;
        }
        return true;
    }

    /** The discriminator that goes before cells of this form. */
    default int discriminator() {
        if (this instanceof Cgi) {
            return 0;
        } else if (this instanceof LacCi) {
            return 1;
        } else if (this instanceof Ci) {
            return 2;
        } else if (this instanceof Lai) {
            return 4;
        } else if (this instanceof Lac) {
            return 5;
        }
        return 6;
    }

    /** Reads one cell of that form; nothing for all cells. */
    static CellIdentity read(int discriminator, ByteBuffer octets) throws CbspFormatException {
        return switch (discriminator) {
            case 0 -> new Cgi(Plmn.read(octets), octets.getChar(), octets.getChar());
            case 1 -> new LacCi(octets.getChar(), octets.getChar());
            case 2 -> new Ci(octets.getChar());
            case 4 -> new Lai(Plmn.read(octets), octets.getChar());
            case 5 -> new Lac(octets.getChar());
            case 6 -> new AllCells();
            default -> throw new CbspFormatException("cell identification discriminator " + discriminator);
        };
    }

    /** Writes the cell without its discriminator; nothing for all cells. */
    default void write(ByteBuffer octets) {
        if (this instanceof Cgi cgi) {
            cgi.plmn.write(octets);
            octets.putChar((char) cgi.lac).putChar((char) cgi.ci);
        } else if (this instanceof LacCi lacCi) {
            octets.putChar((char) lacCi.lac).putChar((char) lacCi.ci);
        } else if (this instanceof Ci ci) {
            octets.putChar((char) ci.ci);
        } else if (this instanceof Lai lai) {
            lai.plmn.write(octets);
            octets.putChar((char) lai.lac);
        } else if (this instanceof Lac lac) {
            octets.putChar((char) lac.lac);
        }
    }

    private static void sixteenBits(int value) {
        if (value < 0 || value > 0xffff) {
            throw new IllegalArgumentException(value + " does not fit into 16 bits");
        }
    }
}
