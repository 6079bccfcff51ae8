/** Tests of the CAP language, and {@link org.tocsin.cap.SampleAlerts} for the tests of every other module. */
@NullMarked
package org.tocsin.cap;

import org.jspecify.annotations.NullMarked;
