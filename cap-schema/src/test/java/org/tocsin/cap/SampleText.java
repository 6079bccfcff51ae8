package org.tocsin.cap;

/** The texts of one info block of a {@link SampleAlert}. */
public record SampleText(String language, String senderName, String headline, String description, String instruction) {
    public static final SampleText ENGLISH = new SampleText(
            "en",
            "Meteorological Service",
            "Flash flood warning for the lower Roseau valley",
            "The Roseau river has left its banks at the upper bridge and rises by half a metre an hour.",
            "Leave the valley now and go to high ground. Do not drive through water.");
    public static final SampleText SPANISH = new SampleText(
            "es",
            "Servicio Meteorológico",
            "Aviso de inundación repentina para el valle bajo del Roseau",
            "El río Roseau se ha desbordado en el puente alto y sube medio metro por hora.",
            "Salga del valle ahora y vaya a un terreno alto. No conduzca por el agua.");

    public SampleText withLanguage(String value) {
        return new SampleText(value, senderName, headline, description, instruction);
    }

    public SampleText withHeadline(String value) {
        return new SampleText(language, senderName, value, description, instruction);
    }
}
