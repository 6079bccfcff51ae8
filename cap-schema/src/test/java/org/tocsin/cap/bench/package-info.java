/** What reading and checking CAP costs, against the bare parser in the same run: {@code ./tocsin bench cap}. */
@NullMarked
package org.tocsin.cap.bench;

import org.jspecify.annotations.NullMarked;
