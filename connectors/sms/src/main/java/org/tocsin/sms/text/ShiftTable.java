package org.tocsin.sms.text;

import java.util.Map;

/**
 * National language single shift tables (3GPP TS 23.038 A.2): letters that follow an escape and keep a text in GSM 7-bit. A
 * phone or network that does not know the table shows other letters, so an operator must have confirmed it.
 */
public enum ShiftTable {
    /** The default extension table alone (6.2.1.1); needs no header. */
    NONE(0, "", ""),
    TURKISH(1, "\u011E\u0130\u015E\u00E7\u011F\u0131\u015F", "GIScgis"),
    SPANISH(2, "\u00E7\u00C1\u00CD\u00D3\u00DA\u00E1\u00ED\u00F3\u00FA", "\tAIOUaiou"),
    /** Of its Greek letters none but those that the basic table has too; these need no escape. */
    PORTUGUESE(
            3,
            "\u00EA\u00E7\u00D4\u00F4\u00C1\u00E1\u00CA\u00C0\u00CD\u00D3\u00DA\u00C3\u00D5\u00C2\u00ED\u00F3\u00FA\u00E3\u00F5\u00E2",
            "\u0005\t\u000B\f\u000E\u000F\u001FAIOU[\\aiou{|\u007F");

    /** National language single shift (3GPP TS 23.040 9.2.3.24.15). */
    private static final byte ELEMENT = 0x24;

    /** What all national tables share with the default extension table. */
    private static final Map<Character, Byte> COMMON = Map.of(
            '\f', (byte) 0x0A,
            '^', (byte) 0x14,
            '{', (byte) 0x28,
            '}', (byte) 0x29,
            '\\', (byte) 0x2F,
            '[', (byte) 0x3C,
            '~', (byte) 0x3D,
            ']', (byte) 0x3E,
            '|', (byte) 0x40,
            '\u20AC', (byte) 0x65);

    private final int language;
    private final String letters;
    private final String codes;

    ShiftTable(int language, String letters, String codes) {
        this.language = language;
        this.letters = letters;
        this.codes = codes;
    }

    /** The septet after the escape; negative when this table has no such character. */
    int septet(char c) {
        int at = letters.indexOf(c);
        return at >= 0 ? codes.charAt(at) : COMMON.getOrDefault(c, (byte) -1);
    }

    /** The information element that announces the table. */
    byte[] element() {
        return new byte[] {ELEMENT, 1, (byte) language};
    }
}
