package io.langyan.monitoring.reading.training;

import io.langyan.monitoring.reading.Question;

/**
 * The data sets the trainer knows, by the folder they lie in, and how much a row of each counts for each question. Sets count most for the kind of text
 * they are and a little for the other, which is what lets a set that is small or noisy lean on the rest.
 */
enum Source {
    CORRECTIONS("", 12, 4, 2),
    HOTEL("chnsenticorp_hotel", 0.2, 3, 0),
    WEIBO("weibo2018", 8, 0.1, 0),
    SMP("smp2020_ewect_part", 2, 0.1, 1),
    WAIMAI("waimai_10k", 0.2, 1.5, 0),
    SHOPPING("online_shopping_10_cats", 0.2, 1, 0),
    EMOTICON_WEIBO("weibo_senti_100k_part", 0.2, 0.1, 0),
    NLPCC("nlpcc2013_emotion", 1.5, 0.1, 0.5);

    private final String folder;
    private final double asPost;
    private final double asReview;
    private final double neutral;

    Source(String folder, double asPost, double asReview, double neutral) {
        this.folder = folder;
        this.asPost = asPost;
        this.asReview = asReview;
        this.neutral = neutral;
    }

    /** The file below the data folder. */
    String file() {
        return this == CORRECTIONS ? "corrections.csv" : folder + "/train.csv";
    }

    String labelColumn() {
        return this == CORRECTIONS ? "sentiment" : "label";
    }

    /** Labels that were made from the emoticons of the text, which must not be learnt as words. */
    boolean isLabelledByEmoticons() {
        return this == EMOTICON_WEIBO;
    }

    boolean isReviews() {
        return this == HOTEL || this == WAIMAI || this == SHOPPING;
    }

    /** A set without neutral rows teaches only which way an opinion goes. */
    boolean hasNeutral() {
        return neutral > 0;
    }

    double weight(Question question) {
        return switch (question) {
            case POLARITY_AS_POST -> asPost;
            case POLARITY_AS_REVIEW -> asReview;
            case REVIEW -> this == CORRECTIONS ? 0 : 1;
            case NEUTRAL -> neutral;
        };
    }
}
