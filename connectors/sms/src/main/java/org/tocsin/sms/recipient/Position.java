package org.tocsin.sms.recipient;

/**
 * Where somebody is to be alerted.
 *
 * @param latitude WGS 84 degrees, -90 to 90
 * @param longitude WGS 84 degrees, -180 to 180
 */
public record Position(double latitude, double longitude) {

    /** Without the place, so that it may be logged. */
    @Override
    public String toString() {
        return "Position";
    }
}
