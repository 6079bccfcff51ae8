package org.tocsin.sms.operator;

/** What a job spoke of in one language: kept for the Cancel, which may come without a block of its own. */
record Said(String language, String headline) {}
