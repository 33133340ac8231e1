package io.camelhub.clockify.benchmark;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.datafaker.Faker;

/**
 * Given and family names of eighteen languages: the lists of Datafaker, and below what they lack, which is frequent names with
 * their short forms, and Arabic and Chinese names in the spellings that passports have. Within a language the n-th name is
 * drawn in proportion to 1 / (n + 12), so that a few are frequent, as everywhere.
 */
final class WorldNames {

    /**
     * A name in all of its spellings.
     *
     * @param spellings as HR writes it, then as others do
     * @param shortForms what its bearers are called
     */
    record Word(List<String> spellings, List<String> shortForms) {

        String written() {
            return spellings.get(0);
        }

        /** Whether somebody of this name may write or be called so. */
        boolean mayBe(String shown) {
            return Stream.concat(spellings.stream(), shortForms.stream()).anyMatch(form -> ascii(form).equals(ascii(shown)));
        }
    }

    /**
     * A language.
     *
     * @param share of the people, in per cent
     * @param familyFirst whether HR writes the family name first
     * @param twoSurnames whether people have two
     */
    record Language(String tag, int share, boolean familyFirst, boolean twoSurnames, List<Word> given, List<Word> family) {
    }

    private static final Map<String, String> FREQUENT = Map.of(
            "en", "James:Jim,Jimmy John:Jack,Johnny Robert:Rob,Bob,Bobby Michael:Mike,Mick William:Will,Bill,Billy Elizabeth:Liz,Beth,"
                    + "Lizzie Katherine:Kate,Kathy,Katie Thomas:Tom,Tommy Margaret:Maggie,Meg,Peggy Richard:Rick,Dick,Rich "
                    + "Jennifer:Jen,Jenny Christopher:Chris Kevin Kenneth:Ken,Kenny Susan:Sue,Susie Edward:Ed,Ted,Eddie "
                    + "Daniel:Dan,Danny Anthony:Tony Samantha:Sam Samuel:Sam Deborah:Debbie,Deb Joseph:Joe Andrew:Andy,Drew "
                    + "Patricia:Pat,Trish Matthew:Matt Nicholas:Nick Stephen:Steve Alexandra:Alex,Sandra Charles:Charlie,Chuck "
                    + "Jonathan:Jon Rebecca:Becky Victoria:Vicky,Tori Timothy:Tim Benjamin:Ben Gregory:Greg Jeffrey:Jeff",
            "de", "Johannes:Hannes,Hans Maximilian:Max Alexander:Alex,Sascha Katharina:Kathi,Kati Friedrich:Fritz,Fiete Josef:Sepp "
                    + "Michael:Michi Elisabeth:Lisa,Sissi Wolfgang:Wolf Andreas:Andi Sebastian:Basti Susanne:Susi Heinrich:Heiner,Heinz",
            "es", "José:Pepe Francisco:Paco,Fran María Antonio:Toño Ignacio:Nacho Guadalupe:Lupe Enrique:Quique Dolores:Lola "
                    + "Concepción:Concha,Conchita Manuel:Manolo Rosario:Charo",
            "pl", "Katarzyna:Kasia Małgorzata:Gosia Aleksandra:Ola Agnieszka:Aga Krzysztof:Krzysiek Stanisław:Staszek Joanna:Asia "
                    + "Tomasz:Tomek Grzegorz:Grzesiek",
            "it", "Giuseppe:Beppe,Peppe Francesco:Checco Alessandro:Ale,Sandro Giovanni:Gianni Luigi:Gigi Vincenzo:Enzo",
            "nl", "Johannes:Hans,Jan Wilhelmina:Mien Cornelis:Kees Hendrik:Henk Willem:Wim Antonius:Ton",
            "ru", "Александр:Sasha Дмитрий:Dima Екатерина:Katya Михаил:Misha Татьяна:Tanya Наталья:Natasha Владимир:Vova,Volodya "
                    + "Анастасия:Nastya Сергей Юлия Юрий Ксения",
            "fr", "Alexandre:Alex Frédéric:Fred Philippe Élisabeth:Babeth Dominique:Dom Véronique:Véro Christophe:Chris");
    private static final String ENGLISH_FAMILIES = "Smith Jones Taylor Brown Williams Wilson Johnson Jackson Miller Davis Clark Moore";
    private static final String GERMAN_FAMILIES = "Müller Schmidt Schneider Fischer Weiß Meyer Schäfer Krüger Groß Köhler Huber Jäger";
    private static final String SPANISH_FAMILIES = "García Hernández Martínez Molina Serrano Muñoz Núñez Álvarez López Pérez Ibáñez";
    private static final String ARABIC_GIVEN = "Mohammed/Muhammad/Mohamed/Mohammad/Muhammed Ahmed/Ahmad/Ahmet Hussein/Hussain/Husain/Hossein "
            + "Yousef/Yusuf/Youssef Khaled/Khalid Fatima/Fatimah/Fatma Aisha/Aysha/Aicha Omar/Umar Hassan/Hasan Said/Saeed/Sayeed "
            + "Abdulrahman/Abdelrahman/Abdul_Rahman Abdullah/Abdallah Mahmoud/Mahmud Ibrahim/Ebrahim Mustafa/Mostafa/Moustafa "
            + "Layla/Leila/Laila Zaynab/Zeinab/Zainab Noor/Nour/Nur Rashid/Rasheed/Rachid Jamal/Gamal/Djamal Karim/Kareem Salim/Saleem "
            + "Osama/Usama Tariq/Tarek/Tareq Amin/Ameen Maryam/Mariam/Meryem Walid/Waleed Faisal/Faysal Samir/Sameer Huda/Houda";
    private static final String ARABIC_FAMILY = "Al-Farsi/Alfarsi/El_Farsi El-Sayed/Elsayed/Al-Sayyid Haddad/Hadad Khoury/Khouri/Koury "
            + "Mansour/Mansur Nasser/Nasr/Naser Al-Masri/El-Masry/Almasri Hamdan Qasim/Kassem/Qassem Aziz Shaheen/Shahin Darwish/Darwich "
            + "Suleiman/Sulaiman/Soliman Najjar/Najar Rahman/Rahmen Bakr/Bakir Ghanem/Ghanim Salah/Saleh Zaki/Zaky Fayed/Fayad Amer/Amir";
    private static final String CHINESE_GIVEN = "Wei Min Fang Xiaoming/Xiao_Ming/Xiao-Ming/Hsiao-Ming Jing/Ching Lei Yan Jun/Chun "
            + "Xiuying/Xiu_Ying/Hsiu-Ying Zhiqiang/Zhi_Qiang/Chih-Chiang Mingzhu/Ming_Zhu Guoqiang/Guo_Qiang Yulan/Yu_Lan Hui Na "
            + "Jianhua/Jian_Hua/Chien-Hua Meiling/Mei_Ling/Mei-Ling Haoran/Hao_Ran Zihan/Zi_Han Yifan/Yi_Fan Xuan/Hsuan Lili/Li_Li";
    private static final String CHINESE_FAMILY = "Wang/Wong Li/Lee Zhang/Chang/Cheung Liu/Lau Chen/Chan Yang/Yeung Zhao/Chao/Chiu Huang/Hwang "
            + "Zhou/Chou/Chow Wu/Ng Xu/Hsu Sun Zhu/Chu Gao/Kao Lin/Lam Guo/Kuo/Kwok He/Ho Zheng/Cheng Xie/Hsieh Song/Sung Tang/Tong";
    private static final String CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
    private static final String[] BRITISH = ("a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya").split(" ", -1);
    private static final String[] SCHOLARLY = ("a b v g d e e j z i i k l m n o p r s t u f h c ch sh sch  y  e iu ia").split(" ", -1);

    private final List<Language> languages = new ArrayList<>();

    WorldNames(long seed) {
        Random random = new Random(seed);
        language(random, "en", 24, false, false);
        language(random, "de", 14, false, false);
        language(random, "fr", 7, false, false);
        language(random, "es", 9, false, true);
        language(random, "it", 5, false, false);
        language(random, "pt-BR", 4, false, true);
        language(random, "nl", 5, false, false);
        language(random, "pl", 5, false, false);
        language(random, "sv", 3, false, false);
        language(random, "nb-NO", 2, false, false);
        language(random, "da-DK", 2, false, false);
        language(random, "tr", 3, false, false);
        language(random, "hu", 2, true, false);
        language(random, "hr", 2, false, false);
        language(random, "en-IN", 3, false, false);
        language(random, "ru", 3, false, false);
        languages.add(new Language("ar", 4, false, false, spelt(ARABIC_GIVEN), spelt(ARABIC_FAMILY)));
        languages.add(new Language("zh", 5, true, false, spelt(CHINESE_GIVEN), spelt(CHINESE_FAMILY)));
    }

    /** A language, in proportion to its share. */
    Language language(Random random) {
        int number = random.nextInt(languages.stream().mapToInt(Language::share).sum());
        for (Language language : languages) {
            number -= language.share();
            if (number < 0) {
                return language;
            }
        }
        throw new IllegalStateException();
    }

    static Word pick(List<Word> words, Random random) {
        double sum = 0;
        for (int n = 0; n < words.size(); n++) {
            sum += 1.0 / (n + 12);
        }
        double left = random.nextDouble() * sum;
        for (int n = 0; n < words.size(); n++) {
            left -= 1.0 / (n + 12);
            if (left < 0) {
                return words.get(n);
            }
        }
        return words.get(0);
    }

    private void language(Random random, String tag, int share, boolean familyFirst, boolean twoSurnames) {
        Faker faker = new Faker(Locale.forLanguageTag(tag), new Random(random.nextLong()));
        List<Word> given = new ArrayList<>();
        for (String name : FREQUENT.getOrDefault(tag, "").split(" ")) {
            if (!name.isEmpty()) {
                String[] halves = name.split(":");
                given.add(new Word(spellings(halves[0]), halves.length == 1 ? List.of() : List.of(halves[1].split(","))));
            }
        }
        Set<String> known = given.stream().map(word -> ascii(word.written())).collect(Collectors.toCollection(TreeSet::new));
        for (int i = 0; i < 1500 && given.size() < 220; i++) {
            String name = faker.name().firstName();
            if (known.add(ascii(spellings(name).get(0)))) {
                given.add(new Word(spellings(name), List.of()));
            }
        }
        Set<String> families = new LinkedHashSet<>();
        families.addAll(switch (tag) {
            case "en" -> List.of(ENGLISH_FAMILIES.split(" "));
            case "de" -> List.of(GERMAN_FAMILIES.split(" "));
            case "es" -> List.of(SPANISH_FAMILIES.split(" "));
            default -> List.of();
        });
        for (int i = 0; i < 3000 && families.size() < 400; i++) {
            String name = faker.name().lastName();
            if (name.length() > 2) {
                families.add(name);
            }
        }
        languages.add(new Language(tag, share, familyFirst, twoSurnames, given,
                families.stream().map(name -> new Word(spellings(name), List.of())).toList()));
    }

    private static List<Word> spelt(String words) {
        return Stream.of(words.split(" "))
                .map(word -> new Word(List.of(word.replace('_', ' ').split("/")), List.of())).toList();
    }

    /** As it is, as typewriters had it, and bare of accents; of what is not Latin two ways to write it so. */
    private static List<String> spellings(String name) {
        if (name.chars().anyMatch(letter -> CYRILLIC.indexOf(Character.toLowerCase(letter)) >= 0)) {
            return List.of(latin(name, BRITISH), latin(name, SCHOLARLY));
        }
        String typed = name.replace("ü", "ue").replace("ö", "oe").replace("ä", "ae").replace("Ü", "Ue").replace("Ö", "Oe")
                .replace("Ä", "Ae").replace("ß", "ss").replace("å", "aa").replace("Å", "Aa").replace("ø", "oe").replace("Ø", "Oe")
                .replace("æ", "ae").replace("Æ", "Ae");
        return Stream.of(name, typed, plain(name)).distinct().toList();
    }

    private static String latin(String name, String[] letters) {
        String latin = name.toLowerCase(Locale.ROOT).chars()
                .mapToObj(letter -> CYRILLIC.indexOf(letter) < 0 ? String.valueOf((char) letter) : letters[CYRILLIC.indexOf(letter)])
                .collect(Collectors.joining());
        return Character.toUpperCase(latin.charAt(0)) + latin.substring(1);
    }

    /** Bare of accents. */
    static String plain(String name) {
        return Normalizer.normalize(name.replace("ß", "ss").replace("ø", "o").replace("Ø", "O").replace("ł", "l").replace("Ł", "L")
                .replace("ı", "i").replace("đ", "d").replace("Đ", "D").replace("æ", "ae").replace("Æ", "Ae"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    }

    /** Bare letters in lower case, as in an address. */
    static String ascii(String name) {
        return plain(name).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
