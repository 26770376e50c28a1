package io.presodia.bench.estimators;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Scores rows, cell by cell, on as many threads as it is told to. The result does not depend on
 * their number.
 *
 * @param firstSeed of the first cell
 * @param cells how many
 * @param threads how many at the same time
 */
record ScoringRun(long firstSeed, int cells, int threads) {
    ScoringRun {
        if (cells < 1 || threads < 1) {
            throw new IllegalArgumentException(
                    "cells and threads must be 1 or more, were " + cells + " and " + threads);
        }
    }

    SocScoring soc(SocRow row) throws InterruptedException {
        return all(SocScoring::new, (score, seed) -> score.add(row, seed), SocScoring::merge);
    }

    DonorScoring donor(DonorRow row) throws InterruptedException {
        return all(DonorScoring::new, (score, seed) -> score.add(row, seed), DonorScoring::merge);
    }

    LedgerScoring ledger(LedgerRow row) throws InterruptedException {
        return all(LedgerScoring::new, (score, seed) -> score.add(row, seed), LedgerScoring::merge);
    }

    StartScoring start(StartRow row) throws InterruptedException {
        return all(StartScoring::new, (score, seed) -> score.add(row, seed), StartScoring::merge);
    }

    DaysScoring days(DaysRow row) throws InterruptedException {
        return all(DaysScoring::new, (score, seed) -> score.add(row, seed), DaysScoring::merge);
    }

    ActivationScoring activation(ActivationRow row) throws InterruptedException {
        return all(
                ActivationScoring::new,
                (score, seed) -> score.add(row, seed),
                ActivationScoring::merge);
    }

    private <S> S all(Supplier<S> empty, BiConsumer<S, Long> add, BiConsumer<S, S> merge)
            throws InterruptedException {
        S sum = empty.get();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<S>> parts = new ArrayList<>();
            for (int i = 0; i < cells; i++) {
                long seed = firstSeed + i;
                parts.add(
                        pool.submit(() -> {
                            S one = empty.get();
                            add.accept(one, seed);
                            return one;
                        }));
            }
            for (Future<S> part : parts) {
                merge.accept(sum, part.get());
            }
            return sum;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a cell could not be scored", failed.getCause());
        }
    }
}
