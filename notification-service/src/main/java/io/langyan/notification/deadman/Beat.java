package io.langyan.notification.deadman;

import io.langyan.notification.deadman.Telling.What;
import java.time.Instant;
import java.util.Optional;

/**
 * How a heartbeat (心跳) stands. A look at it may move it; what is due to be told stays due until {@link #told(What, Instant)} says that somebody was. A heartbeat
 * that comes and goes is one silence: only after it has been back for as long as it may be silent it is told to be back.
 */
sealed interface Beat {

    /** When it was last heard; null for never. */
    Instant heardAt();

    /**
     * What a look finds.
     *
     * @param heard when it was last heard, as far as the watcher knows; null for never
     * @param early the watcher itself has not been awake for long and accuses nobody
     */
    Beat looked(Instant heard, Instant now, Watched watched, boolean early);

    /** What somebody must be told. */
    Optional<What> due(Instant now, Watched watched);

    /** That was told; meanwhile it may stand otherwise. */
    Beat told(What what, Instant now);

    /** It beats, or nobody can say yet that it does not. */
    record Beating(Instant heardAt) implements Beat {

        @Override
        public Beat looked(Instant heard, Instant now, Watched watched, boolean early) {
            Instant last = later(heardAt, heard);
            return !early && overdue(last, now, watched) ? new Silent(last, last, null) : new Beating(last);
        }

        @Override
        public Optional<What> due(Instant now, Watched watched) {
            return Optional.empty();
        }

        /** Told to be silent while it came back: then that is owed as well. */
        @Override
        public Beat told(What what, Instant now) {
            return what == What.BACK ? this : new Returning(heardAt, now, heardAt, now);
        }
    }

    /**
     * It is missed.
     *
     * @param since its last beat before the silence began; null when none was ever heard
     * @param toldAt when that was told last; null for not yet
     */
    record Silent(Instant since, Instant heardAt, Instant toldAt) implements Beat {

        @Override
        public Beat looked(Instant heard, Instant now, Watched watched, boolean early) {
            Instant last = later(heardAt, heard);
            return last == null || last.equals(heardAt) || overdue(last, now, watched)
                    ? new Silent(since, last, toldAt)
                    : new Returning(since, now, last, toldAt);
        }

        @Override
        public Optional<What> due(Instant now, Watched watched) {
            if (toldAt == null) {
                return Optional.of(What.SILENT);
            }
            return now.isBefore(toldAt.plus(watched.again())) ? Optional.empty() : Optional.of(What.STILL_SILENT);
        }

        /** Told to be back while it fell silent: a silence of its own. */
        @Override
        public Beat told(What what, Instant now) {
            return what == What.BACK ? new Silent(heardAt, heardAt, null) : new Silent(since, heardAt, now);
        }
    }

    /**
     * It was missed and is heard again, not for long enough.
     *
     * @param since of the silence
     * @param backAt when it was found to be heard again
     * @param toldAt of the silence
     */
    record Returning(Instant since, Instant backAt, Instant heardAt, Instant toldAt) implements Beat {

        @Override
        public Beat looked(Instant heard, Instant now, Watched watched, boolean early) {
            Instant last = later(heardAt, heard);
            if (!early && overdue(last, now, watched)) {
                return new Silent(since, last, toldAt);
            }
            boolean nobodyKnew = toldAt == null && isSteady(now, watched);
            return nobodyKnew ? new Beating(last) : new Returning(since, backAt, last, toldAt);
        }

        @Override
        public Optional<What> due(Instant now, Watched watched) {
            return toldAt != null && isSteady(now, watched) ? Optional.of(What.BACK) : Optional.empty();
        }

        private boolean isSteady(Instant now, Watched watched) {
            return !now.isBefore(backAt.plus(watched.patience()));
        }

        @Override
        public Beat told(What what, Instant now) {
            return what == What.BACK ? new Beating(heardAt) : new Returning(since, backAt, heardAt, now);
        }
    }

    private static boolean overdue(Instant last, Instant now, Watched watched) {
        return last == null || now.isAfter(last.plus(watched.patience()));
    }

    /** The later of two, of which either may be null. */
    static Instant later(Instant one, Instant other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }
}
