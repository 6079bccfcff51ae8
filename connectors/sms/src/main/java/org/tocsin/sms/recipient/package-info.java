/** Who may get short messages, and who of them is in an area. Numbers never leave it but to be dialled. */
@NullMarked
package org.tocsin.sms.recipient;

import org.jspecify.annotations.NullMarked;
