/** Where an alert applies: areas as JTS geometries in degrees, x the longitude, y the latitude (WGS 84). */
@NullMarked
package org.tocsin.cap.geo;

import org.jspecify.annotations.NullMarked;
