package org.tocsin.route.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.tocsin.cap.Scope;
import org.tocsin.cap.Severity;
import org.tocsin.cap.Status;

/** The {@code authorities} of a plan file. */
final class AuthoritySection {
    private AuthoritySection() {}

    static List<Authority> read(YamlMap root, List<PlanArea> areas, List<PlannedChannel> channels) {
        CheckSection checks = CheckSection.read(root);
        List<Authority> authorities = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        List<YamlMap> maps = new ArrayList<>();
        for (YamlMap map : root.maps("authorities")) {
            Remit remit = RemitSection.read(map, channels);
            authorities.add(authority(map, areas, checks, remit, taken));
            map.finish();
            maps.add(map);
        }
        maps.forEach(map -> checkDelegation(map, taken));
        if (authorities.isEmpty()) {
            root.report("authorities", "The plan names nobody who may submit.");
        }
        return authorities;
    }

    private static Authority authority(
            YamlMap map, List<PlanArea> areas, CheckSection checks, Remit remit, Set<String> taken) {
        String id = map.text("id");
        String name = map.text("name");
        List<String> senders = map.texts("senders");
        List<String> keys = map.convertedTexts("keys", KeyHash::of);
        List<PlanArea> places = AreaSection.named(map, "areas", areas);
        List<Status> statuses = map.convertedTexts("statuses", Status::of);
        List<Scope> scopes = map.convertedTexts("scopes", Scope::of);
        Severity ceiling = map.value("max-severity", Severity.MINOR, Severity::of);
        require(map, "senders", senders);
        require(map, "keys", keys);
        require(map, "areas", places);
        require(map, "statuses", statuses);
        require(map, "scopes", scopes);
        unique(map, "senders", senders, taken);
        unique(map, "keys", keys, taken);
        return new Authority(
                id,
                name,
                Set.copyOf(senders),
                Set.copyOf(keys),
                union(places),
                Set.copyOf(statuses),
                Set.copyOf(scopes),
                ceiling,
                checks.forAuthority(map),
                SignatureSection.read(map),
                remit,
                QuotaSection.read(map),
                QuotaSection.coalesce(map));
    }

    private static void require(YamlMap map, String key, List<?> values) {
        if (values.isEmpty()) {
            map.report(key, "At least one is needed, or the authority can send nothing.");
        }
    }

    /** A sender or a key must lead to one authority alone, or rights of one would serve the other. */
    private static void unique(YamlMap map, String key, List<String> values, Set<String> taken) {
        values.stream()
                .filter(value -> !taken.add(key + " " + value))
                .forEach(value -> map.report(key, "An authority has one of these already; each may stand only once."));
    }

    /** A slip here would show on the day when somebody must cancel for another. */
    private static void checkDelegation(YamlMap map, Set<String> taken) {
        map.texts("delegated-for").stream()
                .filter(sender -> !taken.contains("senders " + sender))
                .forEach(sender ->
                        map.report("delegated-for", "No authority of this plan has the sender '" + sender + "'."));
    }

    private static Ground union(List<PlanArea> places) {
        Geometry union = UnaryUnionOp.union(
                places.stream().map(area -> area.ground().geometry()).toList());
        return new Ground(union == null ? new GeometryFactory().createPolygon() : union);
    }
}
