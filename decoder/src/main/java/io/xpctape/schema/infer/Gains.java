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
  private final LoneGains lone;
  private final KeyProfile[] profiles;

  /** The size of the largest. */
  private int largest = 1;

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

  Gains(KeyColumns table, KeyModel model) {
    this.table = table;
    this.model = model;
    lone = new LoneGains(table, model);
    profiles = new KeyProfile[table.size()];
    scores = new double[table.size()][];
    for (int i = 0; i < profiles.length; i++) {
      set(i, KeyProfile.of(table, i));
    }
    counts = new int[table.rows.length];
    having = new int[table.dictionaryRows.length];
    from = new int[having.length];
    alone = new double[having.length][0];
  }

  private void set(int cluster, KeyProfile profile) {
    profiles[cluster] = profile;
    largest = Math.max(largest, profile.size);
    scores[cluster] = new double[profile.columns.length];
    for (int i = 0; i < profile.columns.length; i++) {
      scores[cluster][i] = model.some(profile.columns[i], profile.counts[i], profile.of[i]);
    }
  }

  @Override
  public void first(int row, float[] alike) {
    lone.about(profiles[row], row);
    for (int other = 0; other < row; other++) {
      alike[other] = lone.with(other);
    }
  }

  @Override
  public void about(int cluster) {
    Arrays.fill(counts, 0);
    Arrays.fill(having, 0);
    one = cluster;
    KeyProfile profile = profiles[cluster];
    lone.about(profile, table.size());
    for (int i = profile.columns.length - 1; i >= 0; i--) {
      counts[profile.columns[i]] = profile.counts[i];
      from[table.dictionary[profile.columns[i]]] = i;
    }
    for (int i = 0; i < profile.dictionaries.length; i++) {
      int dictionary = profile.dictionaries[i];
      having[dictionary] = profile.having[i];
      alone[dictionary] = new double[Math.min(table.dictionaryRows[dictionary], largest) + 1];
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
    if (profile.size == 1) {
      return lone.with(other);
    }
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
      int all = having[dictionary] + theirs;
      for (; i < profile.ends[d]; i++) {
        int column = profile.columns[i];
        int ours = counts[column];
        gain += model.some(column, ours + profile.counts[i], all) - scores[other][i];
        if (ours > 0) {
          gain -= model.some(column, ours, all);
          shares = true;
        }
      }
    }
    return shares ? (float) gain : Float.NEGATIVE_INFINITY;
  }

  /** What shared no column with either part shares none with both. */
  @Override
  public float with(int other, float kept, float gone) {
    return kept == Float.NEGATIVE_INFINITY && gone == Float.NEGATIVE_INFINITY ? kept : with(other);
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
