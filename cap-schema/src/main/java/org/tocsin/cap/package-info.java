/** The Common Alerting Protocol as immutable values; {@link org.tocsin.cap.CapXml#read} is the only door in. */
@NullMarked
package org.tocsin.cap;

import org.jspecify.annotations.NullMarked;
