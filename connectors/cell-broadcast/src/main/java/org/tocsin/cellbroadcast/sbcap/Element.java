package org.tocsin.cellbroadcast.sbcap;

/** The information elements that this codec knows (3GPP TS 29.168 4.4.7). */
final class Element {
    static final int CAUSE = 1;
    static final int DIAGNOSTICS = 2;
    static final int CODING_SCHEME = 3;
    static final int MESSAGE_IDENTIFIER = 5;
    static final int BROADCASTS = 7;
    static final int REPETITION_PERIOD = 10;
    static final int SERIAL_NUMBER = 11;
    static final int LIST_OF_TAIS = 14;
    static final int WARNING_AREA = 15;
    static final int CONTENT = 16;
    static final int SECURITY_INFORMATION = 17;
    static final int WARNING_TYPE = 18;
    static final int OPERATIONS_CENTRE = 19;
    static final int CONCURRENT = 20;
    static final int EXTENDED_REPETITION_PERIOD = 21;
    static final int UNKNOWN_AREAS = 22;
    static final int SCHEDULED_AREAS = 23;
    static final int SEND_WRITE_INDICATION = 24;
    static final int CANCELLED_AREAS = 25;
    static final int SEND_STOP_INDICATION = 26;
    static final int STOP_ALL = 27;
    static final int BASE_STATION = 28;
    static final int EMPTY_AREAS = 29;
    static final int RESTARTED_CELLS = 30;
    static final int RESTARTED_AREAS = 31;
    static final int RESTARTED_EMERGENCY_AREAS = 32;
    static final int FAILED_CELLS = 33;
    static final int COORDINATES = 46;

    static final int LONGEST_PERIOD = 4096;
    static final int LONGEST_EXTENDED_PERIOD = 131_071;
    static final int MOST_BROADCASTS = 65_535;
    static final int MOST_OPERATIONS_CENTRE = 20;
    static final int MOST_COORDINATES = 1024;
    static final int MOST_RESTARTED = 256;
    static final int MOST_RESTARTED_AREAS = 2048;
    static final int SECURITY_OCTETS = 50;

    private Element() {}
}
