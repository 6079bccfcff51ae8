/** The configuration of an installation, read and checked as a whole. */
@NullMarked
package org.tocsin.gateway.config;

import org.jspecify.annotations.NullMarked;
