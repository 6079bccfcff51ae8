/** What countries and networks ask of CAP beyond the standard: tables of rules, one class for each profile. */
@NullMarked
package org.tocsin.cap.check.profile;

import org.jspecify.annotations.NullMarked;
