/** How much room texts take in the alphabets that channels carry. */
@NullMarked
package org.tocsin.cap.text;

import org.jspecify.annotations.NullMarked;
