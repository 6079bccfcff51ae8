package org.tocsin.sms.smpp;

import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;

/** A sender as the operator knows it (SMPP 3.4 5.2.5, 5.2.6): letters with TON 5, short code with TON 3, number with TON 1. */
public record Address(String text, int typeOfNumber, int numberingPlan) {

    TypeOfNumber ton() {
        return TypeOfNumber.valueOf((byte) typeOfNumber);
    }

    NumberingPlanIndicator npi() {
        return NumberingPlanIndicator.valueOf((byte) numberingPlan);
    }
}
