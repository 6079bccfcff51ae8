/** Short messages to a list of recipients over SMPP. */
@NullMarked
package org.tocsin.sms;

import org.jspecify.annotations.NullMarked;
