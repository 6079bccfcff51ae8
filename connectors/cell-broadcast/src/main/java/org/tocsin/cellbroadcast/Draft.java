package org.tocsin.cellbroadcast;

import java.time.Instant;
import java.util.SortedSet;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.page.Paging;

/** One block of an alert as it could go on air: everything but the serial number. */
record Draft(int messageId, String language, Paging.Paged text, Instant expires, SortedSet<Cgi> cells) {}
