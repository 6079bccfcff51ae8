/** The national alerting plan: who may submit, which channels exist, which alert goes where. Pure values. */
@NullMarked
package org.tocsin.route.plan;

import org.jspecify.annotations.NullMarked;
