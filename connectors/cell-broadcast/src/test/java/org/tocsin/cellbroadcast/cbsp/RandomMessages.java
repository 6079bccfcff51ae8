package org.tocsin.cellbroadcast.cbsp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Supplier;
import org.tocsin.cellbroadcast.page.Page;
import org.tocsin.cellbroadcast.page.SerialNumber;
import org.tocsin.cellbroadcast.page.WarningType;

/** Messages of every type with any value that the codec writes. */
final class RandomMessages {
    private static final List<Integer> FORMS = List.of(0, 1, 2, 4, 5, 6);
    private final Random random;

    RandomMessages(Random random) {
        this.random = random;
    }

    CbspMessage next() {
        return switch (random.nextInt(12)) {
            case 0 -> write();
            case 1 -> emergency();
            case 2 -> new CbspMessage.Kill(sixteen(), serial(), cells(), maybe(this::channel));
            case 3 -> new CbspMessage.StatusQuery(sixteen(), serial(), cells(), channel());
            case 4 -> new CbspMessage.LoadQuery(cells(), channel());
            case 5 -> new CbspMessage.SetDrx(cells(), random.nextInt(256), random.nextInt(256), channel());
            case 6 -> new CbspMessage.Reset(cells());
            case 7 -> answer();
            case 8 -> cellsAnswer();
            case 9 -> new CbspMessage.Restart(cells(), type(), random.nextBoolean());
            case 10 -> new CbspMessage.FailureIndication(failed(), type());
            default ->
                new CbspMessage.ErrorIndication(
                        cause(),
                        random.nextBoolean() ? OptionalInt.of(sixteen()) : OptionalInt.empty(),
                        maybe(this::serial),
                        maybe(this::serial));
        };
    }

    private CbspMessage write() {
        return new CbspMessage.WriteReplace(
                sixteen(),
                serial(),
                maybe(this::serial),
                cells(),
                channel(),
                oneOf(List.of(Category.values())),
                1 + random.nextInt(4095),
                sixteen(),
                random.nextInt(256),
                some(this::page));
    }

    private CbspMessage emergency() {
        byte[] security = new byte[SecurityInformation.OCTETS];
        random.nextBytes(security);
        return new CbspMessage.EmergencyWrite(
                sixteen(),
                serial(),
                maybe(this::serial),
                cells(),
                new WarningType(random.nextInt(128), random.nextBoolean(), random.nextBoolean()),
                new SecurityInformation(security),
                maybe(() -> Duration.ofSeconds(120 + 10L * random.nextInt(48))));
    }

    private CbspMessage answer() {
        Procedure procedure = List.of(Procedure.WRITE_REPLACE, Procedure.KILL, Procedure.STATUS_QUERY)
                .get(random.nextInt(3));
        boolean complete = random.nextBoolean();
        int form = oneOf(FORMS.subList(0, 5));
        return new CbspMessage.Answer(
                procedure,
                complete,
                sixteen(),
                serial(),
                procedure == Procedure.WRITE_REPLACE ? maybe(this::serial) : Optional.empty(),
                complete ? List.of() : failed(),
                some(() -> new CompletedCell(cell(form), sixteen(), oneOf(List.of(CompletedCell.Info.values())))),
                maybe(this::cells),
                maybe(this::channel));
    }

    private CbspMessage cellsAnswer() {
        Procedure procedure = List.of(Procedure.LOAD_QUERY, Procedure.SET_DRX, Procedure.RESET)
                .get(random.nextInt(3));
        boolean complete = random.nextBoolean();
        int form = oneOf(FORMS.subList(0, 5));
        return new CbspMessage.CellsAnswer(
                procedure,
                complete,
                complete ? List.of() : failed(),
                some(() -> new CellLoad(cell(form), random.nextInt(256), random.nextInt(256))),
                maybe(this::cells),
                maybe(this::channel));
    }

    private List<FailedCell> failed() {
        return some(() -> new FailedCell(cell(oneOf(FORMS)), cause()));
    }

    private CellList cells() {
        int form = oneOf(FORMS);
        return form == 6 ? CellList.ALL : CellList.of(some(() -> cell(form)));
    }

    private CellIdentity cell(int form) {
        return switch (form) {
            case 0 -> new CellIdentity.Cgi(plmn(), sixteen(), sixteen());
            case 1 -> new CellIdentity.LacCi(sixteen(), sixteen());
            case 2 -> new CellIdentity.Ci(sixteen());
            case 4 -> new CellIdentity.Lai(plmn(), sixteen());
            case 5 -> new CellIdentity.Lac(sixteen());
            default -> new CellIdentity.AllCells();
        };
    }

    private Plmn plmn() {
        String mnc = random.nextBoolean()
                ? String.format("%02d", random.nextInt(100))
                : String.format("%03d", random.nextInt(1000));
        return new Plmn(String.format("%03d", random.nextInt(1000)), mnc);
    }

    private Page page() {
        byte[] content = new byte[Page.OCTETS];
        random.nextBytes(content);
        return new Page(content, 1 + random.nextInt(Page.OCTETS));
    }

    private SerialNumber serial() {
        return SerialNumber.of(sixteen());
    }

    private BroadcastChannel channel() {
        return oneOf(List.of(BroadcastChannel.values()));
    }

    private CbspMessage.BroadcastType type() {
        return oneOf(List.of(CbspMessage.BroadcastType.values()));
    }

    private Cause cause() {
        return new Cause(random.nextInt(256));
    }

    private int sixteen() {
        return random.nextInt(0x10000);
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> List<T> some(Supplier<T> value) {
        List<T> all = new ArrayList<>();
        for (int left = 1 + random.nextInt(15); left > 0; left--) {
            all.add(value.get());
        }
        return all;
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
