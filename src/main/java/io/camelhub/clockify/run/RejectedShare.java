package io.camelhub.clockify.run;

/**
 * The share of rejected rows among the received ones.
 *
 * @param rows received rows, rejected ones included
 */
public record RejectedShare(int rejected, int rows) {

    public static final RejectedShare NONE = new RejectedShare(0, 0);

    private static final int FEW = 20;

    public RejectedShare plus(int moreRejected, int moreRows) {
        return new RejectedShare(rejected + moreRejected, rows + moreRows);
    }

    public boolean isLarge() {
        return rejected * 10L > rows;
    }

    /** So many that single rows are not the cause: the answers have another form than expected. */
    public boolean isTooLarge() {
        return isLarge() && rejected > FEW;
    }

    public String words() {
        return rejected + " of " + rows + " rows that Clockify sent were rejected, so that their days count as not read; 'clockify "
                + "rejected list' shows the reasons. If one repeats, Clockify's answers have changed: install a newer version of the "
                + "plugin. They are read again daily";
    }
}
