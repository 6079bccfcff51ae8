/** What an operator does to whole channels and to alerts that are out: pause, resume, stop. */
@NullMarked
package org.tocsin.route.desk;

import org.jspecify.annotations.NullMarked;
