/** Lints: what the rules of CAP allow and what has gone wrong in the field all the same. */
@NullMarked
package org.tocsin.cap.check.lint;

import org.jspecify.annotations.NullMarked;
