package org.tocsin.simulator;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Cell lists of 3GPP TS 48.049 8.2.6 as words: {@code 262-42-257-4097}, {@code lac 257}, {@code all}. */
final class CbspCells {
    private CbspCells() {}

    static List<String> read(byte[] list) {
        List<String> cells = new ArrayList<>();
        switch (list[0]) {
            case 0 -> {
                for (int at = 1; at < list.length; at += 7) {
                    cells.add(network(list, at) + "-" + number(list, at + 3) + "-" + number(list, at + 5));
                }
            }
            case 5 -> {
                for (int at = 1; at < list.length; at += 2) {
                    cells.add("lac " + number(list, at));
                }
            }
            case 6 -> cells.add("all");
            default -> throw new IllegalArgumentException("the simulator reads no cells of form " + list[0]);
        }
        return cells;
    }

    /** A cell as CGI, discriminator first. */
    static byte[] write(String cell) {
        String[] parts = cell.split("-");
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        octets.write(0);
        octets.writeBytes(network(parts[0], parts[1]));
        for (int part = 2; part < 4; part++) {
            int number = Integer.parseInt(parts[part]);
            octets.write(number >> 8);
            octets.write(number);
        }
        return octets.toByteArray();
    }

    /** A cell by location area and cell identity, discriminator first: as peers name it in what they tell unasked. */
    static byte[] writeShort(String cell) {
        byte[] octets = write(cell);
        return new byte[] {1, octets[4], octets[5], octets[6], octets[7]};
    }

    private static String network(byte[] octets, int at) {
        int[] digits = new int[6];
        for (int i = 0; i < 6; i++) {
            digits[i] = octets[at + i / 2] >> (i % 2 * 4) & 0xf;
        }
        String third = digits[3] == 0xf ? "" : String.valueOf(digits[3]);
        return "" + digits[0] + digits[1] + digits[2] + "-" + digits[4] + digits[5] + third;
    }

    private static byte[] network(String mcc, String mnc) {
        String third = mnc.length() == 3 ? mnc.substring(2) : "f";
        String nibbles = "" + mcc.charAt(1) + mcc.charAt(0) + third + mcc.charAt(2) + mnc.charAt(1) + mnc.charAt(0);
        return HexFormat.of().parseHex(nibbles);
    }

    private static int number(byte[] octets, int at) {
        return (octets[at] & 0xff) << 8 | (octets[at + 1] & 0xff);
    }
}
