package org.tocsin.sms.operator;

/** How the operator's interface stands; the mode is live or drill. */
record Health(String status, String mode, String detail) {}
