/** The HTTP side: submission, reading, feeds, status page. */
@NullMarked
package org.tocsin.gateway.http;

import org.jspecify.annotations.NullMarked;
