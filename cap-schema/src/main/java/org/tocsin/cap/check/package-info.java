/** What the prose of CAP demands beyond its schema: rules by id, each finding a whole sentence with its remedy. */
@NullMarked
package org.tocsin.cap.check;

import org.jspecify.annotations.NullMarked;
