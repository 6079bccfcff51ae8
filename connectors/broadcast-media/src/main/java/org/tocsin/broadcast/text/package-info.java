/** What is read out and shown: announcement texts in the languages of the alert. Pure. */
@NullMarked
package org.tocsin.broadcast.text;

import org.jspecify.annotations.NullMarked;
