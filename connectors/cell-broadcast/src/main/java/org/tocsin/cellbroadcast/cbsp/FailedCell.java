package org.tocsin.cellbroadcast.cbsp;

/** An entry of a failure list: cells, in the form that the peer chose, and why (3GPP TS 48.049 8.2.11). */
public record FailedCell(CellIdentity cell, Cause cause) {}
