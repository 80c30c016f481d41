package io.langyan.standalone.launcher.demo;

import java.util.List;
import java.util.Random;

/**
 * The invented dairy of one run. Each run has its own, so that one demo never adds to the story of another.
 *
 * @param drill id of the drill, also its plan's name
 * @param name the company, such as 岚山乳业
 * @param product what made people ill
 */
record DrillBrand(String drill, String id, String name, String shortName, String product) {

    private static final String FIRST = "岚沐青云松禾澜星远清嘉霁朗溪鹿";
    private static final String SECOND = "山川禾涧原野泽汀岭谷甸泉湾洲麓";
    private static final String THIRD = "甲乙丙丁戊己庚辛壬癸";

    static DrillBrand of(long seed) {
        Random random = new Random(seed);
        String word = pick(FIRST, random) + pick(SECOND, random) + pick(THIRD, random);
        String drill = "demo-" + Long.toString(seed, 36);
        return new DrillBrand(drill, "dairy-" + Long.toString(seed, 36), word + "乳业", word, word + "酸奶");
    }

    List<String> names() {
        return List.of(name, product, shortName);
    }

    private static String pick(String letters, Random random) {
        return String.valueOf(letters.charAt(random.nextInt(letters.length())));
    }
}
