/** From hostile bytes to the records of {@link org.tocsin.cap}: hardened parser, schema, bindings, conversion. */
@NullMarked
package org.tocsin.cap.xml;

import org.jspecify.annotations.NullMarked;
