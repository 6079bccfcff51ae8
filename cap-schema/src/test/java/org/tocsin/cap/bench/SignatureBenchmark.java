package org.tocsin.cap.bench;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tocsin.cap.sign.Identities;
import org.tocsin.cap.sign.Identity;
import org.tocsin.cap.sign.SignatureCheck;
import org.tocsin.cap.sign.SignaturePolicy;
import org.tocsin.cap.sign.SignatureReport;
import org.tocsin.cap.sign.Signer;
import org.tocsin.cap.sign.SigningRefused;

/** A message of four kilobytes signed and verified, by algorithm, on one core. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 2)
public class SignatureBenchmark {

    /** Which key; all with SHA-256. */
    public enum Algorithm {
        RSA_2048 {
            @Override
            Identity identity() {
                return Identities.author();
            }
        },
        ECDSA_P256 {
            @Override
            Identity identity() {
                return Identities.authorEc();
            }
        },
        ECDSA_P384 {
            @Override
            Identity identity() {
                return Identities.authorEc384();
            }
        };

        abstract Identity identity();
    }

    @Param
    public Algorithm algorithm = Algorithm.RSA_2048;

    private final byte[] unsigned = CapBenchmark.Size.FOUR_KILOBYTES.message();
    private Instant now = Instant.EPOCH;
    private SignatureCheck check = new SignatureCheck(SignaturePolicy.UNBOUND);
    private byte[] signed = new byte[0];
    private Signer signer = new Signer(algorithm.identity().signingKey(), Clock.systemUTC());

    @Setup
    public void sign() throws SigningRefused {
        Identity identity = algorithm.identity();
        signer = new Signer(identity.signingKey(), Clock.systemUTC());
        signed = signer.sign(unsigned);
        // Not before the key was made, which is a moment ago.
        now = Instant.now();
        check = new SignatureCheck(SignaturePolicy.pinned(identity.certificate()));
        if (!verify().isVerified()) {
            throw new IllegalStateException("the benchmark's signature does not verify");
        }
    }

    /** What a signed submission pays on top. */
    @Benchmark
    public SignatureReport verify() {
        return check.check(signed, now, now);
    }

    /** What an unsigned one pays on top. */
    @Benchmark
    public SignatureReport unsigned() {
        return check.check(unsigned, now, now);
    }

    /** What a reader of the signed form pays once; the result is verified before it leaves. */
    @Benchmark
    public byte[] signing() throws SigningRefused {
        return signer.sign(unsigned);
    }
}
