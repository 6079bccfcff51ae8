/** Short messages to phones in an area that the operator alone knows: jobs over HTTP. */
@NullMarked
package org.tocsin.sms.operator;

import org.jspecify.annotations.NullMarked;
