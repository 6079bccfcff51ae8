/** The link to an SMSC: SMPP 3.4 over jSMPP. Knows short messages and command statuses, nothing of CAP or recipients. */
@NullMarked
package org.tocsin.sms.smpp;

import org.jspecify.annotations.NullMarked;
