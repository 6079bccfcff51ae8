package org.tocsin.cellbroadcast;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AlertTextTest {

    @Test
    void headlineDescriptionAndInstructionTakeALineEach() {
        assertThat(AlertText.of(Infos.text("Flood", "The river rises.", "Move up.")))
                .isEqualTo("Flood\nThe river rises.\nMove up.");
    }

    @Test
    void aHeadlineThatTheDescriptionRepeatsIsSaidOnce() {
        assertThat(AlertText.of(Infos.text("Flood", "Flood in the valley.", "")))
                .isEqualTo("Flood in the valley.");
    }

    @Test
    void lineBreaksOfTheEditorAreNotShown() {
        assertThat(AlertText.of(Infos.text("", "The river\n      rises.", ""))).isEqualTo("The river rises.");
    }

    @Test
    void theEventStandsInForAMissingText() {
        assertThat(AlertText.of(Infos.text("", "", ""))).isEqualTo("Flash Flood");
    }
}
