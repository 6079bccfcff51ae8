package org.tocsin.sms;

import java.util.Locale;
import java.util.Map;

/** The words this channel puts before an alert. Those in Latin letters keep to GSM 7-bit, or the whole text would double. */
record Words(String exercise, String test, String update, String cancelled) {
    private static final Words ENGLISH = new Words("EXERCISE", "TEST", "UPDATE", "CANCELLED");

    private static final Map<String, Words> BY_LANGUAGE = Map.of(
            "en", ENGLISH,
            "es", new Words("SIMULACRO", "PRUEBA", "ACTUALIZADO", "CANCELADO"),
            "fr", new Words("EXERCICE", "TEST", "MISE A JOUR", "ANNULÉ"),
            "pt", new Words("SIMULACRO", "TESTE", "ATUALIZADO", "CANCELADO"),
            "de", new Words("ÜBUNG", "TEST", "AKTUALISIERT", "AUFGEHOBEN"),
            "ar", new Words("تمرين", "اختبار", "تحديث", "إلغاء"));

    /**
     * English where the language is not known.
     *
     * @param tag a language tag (RFC 5646)
     */
    static Words of(String tag) {
        return BY_LANGUAGE.getOrDefault(Language.primary(tag).toLowerCase(Locale.ROOT), ENGLISH);
    }
}
