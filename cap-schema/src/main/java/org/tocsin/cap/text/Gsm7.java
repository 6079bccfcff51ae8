package org.tocsin.cap.text;

import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;

/** The GSM 7-bit default alphabet and its extension table (3GPP TS 23.038, 6.2.1), without any substitution. */
public final class Gsm7 {
    private static final BitSet BASIC = set("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà");
    private static final BitSet EXTENSION = set("\f^{}\\[~]|€");

    private Gsm7() {}

    /** What the text takes up, extension characters counted twice; empty when a character is in neither table. */
    public static OptionalInt septets(String text) {
        int septets = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!isCharacter(text.charAt(i))) {
                return OptionalInt.empty();
            }
            septets += EXTENSION.get(text.charAt(i)) ? 2 : 1;
        }
        return OptionalInt.of(septets);
    }

    /** The first character, as a whole code point, that the alphabet does not have. */
    public static Optional<String> firstOutside(String text) {
        return text.codePoints()
                .filter(c -> !Character.isBmpCodePoint(c) || !isCharacter((char) c))
                .mapToObj(Character::toString)
                .findFirst();
    }

    private static boolean isCharacter(char c) {
        return BASIC.get(c) || EXTENSION.get(c);
    }

    private static BitSet set(String characters) {
        BitSet set = new BitSet();
        characters.chars().forEach(set::set);
        return set;
    }
}
