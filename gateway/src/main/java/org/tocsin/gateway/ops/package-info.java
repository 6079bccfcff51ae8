/** What operators and their monitoring see. */
@NullMarked
package org.tocsin.gateway.ops;

import org.jspecify.annotations.NullMarked;
