package io.xpctape.schema.infer;

import java.util.Arrays;

/**
 * What speaks for putting two clusters of key sets together: the logarithm of the ratio of the
 * chances of one and of two. Asked for one cluster with many others, so that what only depends on
 * the one is added up once.
 */
final class Gains implements Agglomeration.Likeness {
  private final KeyColumns table;
  private final KeyModel model;
  private final PairGains pairs;
  private final KeyProfile[] profiles;

  /** By cluster, what speaks for each of its columns. */
  private final double[][] scores;

  /** The cluster that is asked about, and its counts by column and by dictionary. */
  private int one;

  private final int[] counts;
  private final int[] having;

  /** By dictionary, where among the one's columns its own begin. */
  private final int[] from;

  /**
   * By dictionary, and by how many sets of another cluster have it: what is added to the scores of
   * the one's columns when none of those has any. NaN is not asked for yet.
   */
  private final double[][] alone;

  /**
   * By column, what one more set with its dictionary adds if it has the column, to what spoke for
   * that alone. NaN is not asked for yet. Most clusters are of one set for long.
   */
  private final double[] more;

  Gains(KeyColumns table, KeyModel model) {
    this.table = table;
    this.model = model;
    pairs = new PairGains(table, model);
    profiles = new KeyProfile[table.size()];
    scores = new double[table.size()][];
    for (int i = 0; i < profiles.length; i++) {
      set(i, KeyProfile.of(table, i));
    }
    counts = new int[table.rows.length];
    having = new int[table.dictionaryRows.length];
    from = new int[having.length];
    alone = new double[having.length][0];
    more = new double[counts.length];
  }

  private void set(int cluster, KeyProfile profile) {
    profiles[cluster] = profile;
    scores[cluster] = new double[profile.columns.length];
    for (int i = 0; i < profile.columns.length; i++) {
      scores[cluster][i] = model.some(profile.columns[i], profile.counts[i], profile.of[i]);
    }
  }

  @Override
  public void first(int row, float[] alike) {
    pairs.next(row, alike);
  }

  @Override
  public void about(int cluster) {
    Arrays.fill(counts, 0);
    Arrays.fill(having, 0);
    Arrays.fill(more, Double.NaN);
    one = cluster;
    KeyProfile profile = profiles[cluster];
    for (int i = profile.columns.length - 1; i >= 0; i--) {
      counts[profile.columns[i]] = profile.counts[i];
      from[table.dictionary[profile.columns[i]]] = i;
    }
    for (int i = 0; i < profile.dictionaries.length; i++) {
      int dictionary = profile.dictionaries[i];
      having[dictionary] = profile.having[i];
      alone[dictionary] = new double[table.dictionaryRows[dictionary] + 1];
      Arrays.fill(alone[dictionary], Double.NaN);
    }
  }

  @Override
  public void merge(int keep, int gone) {
    set(keep, profiles[keep].plus(profiles[gone]));
    about(keep);
  }

  /** Less than anything for two that share no column. */
  @Override
  public float with(int other) {
    KeyProfile profile = profiles[other];
    double gain =
        model.table(profiles[one].size + profile.size)
            - model.table(profiles[one].size)
            - model.table(profile.size);
    boolean shares = false;
    for (int d = 0, i = 0; d < profile.dictionaries.length; i = profile.ends[d++]) {
      int dictionary = profile.dictionaries[d];
      int theirs = profile.having[d];
      if (having[dictionary] == 0) {
        continue;
      }
      gain += alone(dictionary, theirs) - model.none(dictionary, theirs);
      for (; i < profile.ends[d]; i++) {
        int column = profile.columns[i];
        gain +=
            theirs == 1 ? more(column) : more(column, profile.counts[i], theirs) - scores[other][i];
        shares |= counts[column] > 0;
      }
    }
    return shares ? (float) gain : Float.NEGATIVE_INFINITY;
  }

  private double more(int column) {
    if (Double.isNaN(more[column])) {
      more[column] = more(column, 1, 1) - model.some(column, 1, 1);
    }
    return more[column];
  }

  private double more(int column, int in, int of) {
    int all = having[table.dictionary[column]] + of;
    return model.some(column, counts[column] + in, all) - model.some(column, counts[column], all);
  }

  private double alone(int dictionary, int theirs) {
    double[] known = alone[dictionary];
    if (Double.isNaN(known[theirs])) {
      KeyProfile profile = profiles[one];
      int ours = having[dictionary];
      double sum = model.none(dictionary, ours + theirs) - model.none(dictionary, ours);
      for (int i = from[dictionary]; i < profile.columns.length; i++) {
        int column = profile.columns[i];
        if (table.dictionary[column] != dictionary) {
          break;
        }
        sum += model.some(column, profile.counts[i], ours + theirs) - scores[one][i];
      }
      known[theirs] = sum;
    }
    return known[theirs];
  }
}
