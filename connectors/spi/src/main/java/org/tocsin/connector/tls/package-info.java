/** Whom a connector trusts and what certificate it shows. */
@NullMarked
package org.tocsin.connector.tls;

import org.jspecify.annotations.NullMarked;
