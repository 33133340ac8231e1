package io.camelhub.clockify.sync;

/**
 * How many of the rows that Clockify sent could not be taken.
 *
 * @param rows received, good and bad
 */
record RejectedShare(int rejected, int rows) {

    static final RejectedShare NONE = new RejectedShare(0, 0);

    private static final int FEW = 20;

    RejectedShare plus(int moreRejected, int moreRows) {
        return new RejectedShare(rejected + moreRejected, rows + moreRows);
    }

    /** More than 10 %. */
    boolean isLarge() {
        return rejected * 10L > rows;
    }

    /** So many that it is not the rows: the answers are not what the plugin reads. */
    boolean isTooLarge() {
        return isLarge() && rejected > FEW;
    }

    String words() {
        return rejected + " of " + rows + " rows that Clockify sent were rejected, so that their days count as not read; 'clockify "
                + "rejected list' tells the reasons. If one repeats, Clockify's answers have changed: install a newer version of the "
                + "plugin. They are read again daily";
    }
}
