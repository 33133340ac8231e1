package io.camelhub.clockify.run;

/**
 * How many of the rows that Clockify sent could not be taken.
 *
 * @param rows received, good and bad
 */
public record RejectedShare(int rejected, int rows) {

    public static final RejectedShare NONE = new RejectedShare(0, 0);

    private static final int FEW = 20;

    public RejectedShare plus(int moreRejected, int moreRows) {
        return new RejectedShare(rejected + moreRejected, rows + moreRows);
    }

    /** More than 10 %. */
    public boolean isLarge() {
        return rejected * 10L > rows;
    }

    /** So many that it is not the rows: the answers are not what the plugin reads. */
    public boolean isTooLarge() {
        return isLarge() && rejected > FEW;
    }

    public String words() {
        return rejected + " of " + rows + " rows that Clockify sent were rejected, so that their days count as not read; 'clockify "
                + "rejected list' shows the reasons. If one repeats, Clockify's answers have changed: install a newer version of the "
                + "plugin. They are read again daily";
    }
}
