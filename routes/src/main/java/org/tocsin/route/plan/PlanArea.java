package org.tocsin.route.plan;

import java.util.List;
import org.tocsin.cap.NamedValue;

/** A named area of the plan, and the geocodes that mean it. */
public record PlanArea(String name, Ground ground, List<NamedValue> geocodes) {
    public PlanArea {
        geocodes = List.copyOf(geocodes);
    }
}
