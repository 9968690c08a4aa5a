package io.xpctape.schema.infer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Things put together two clusters at a time, the two first that are most alike; of several the
 * first. Time goes with the square of their number, and so does space.
 */
final class Agglomeration {
  /** How alike clusters are. They go by the place of their first thing. */
  interface Likeness {
    /** How alike a thing is to each of those before it; asked first, of all in their order. */
    default void first(int thing, float[] alike) {
      about(thing);
      for (int other = 0; other < thing; other++) {
        alike[other] = with(other);
      }
    }

    /** The next questions are about this cluster. */
    void about(int cluster);

    /** How alike that cluster and another are. */
    float with(int other);

    /** One is put to another, which comes first and is what the next questions are about. */
    void merge(int keep, int gone);

    /** The same as {@link #with}, of the cluster just made; its parts were so much alike to it. */
    default float with(int other, float kept, float gone) {
      return with(other);
    }
  }

  /** One cluster was put to another when they were so much alike. */
  record Merge(int keep, int gone, float likeness) {}

  private final Likeness likeness;
  private final float least;
  private final float[][] alike;

  /** The places of the clusters that are there, ascending; so many of them count. */
  private final int[] there;

  private int count;

  /** To each cluster the place of the most alike; -1 for none. */
  private final int[] nearest;

  private Agglomeration(int things, float least, Likeness likeness) {
    this.likeness = likeness;
    this.least = least;
    alike = new float[things][things];
    there = new int[things];
    count = things;
    nearest = new int[things];
  }

  /**
   * The steps, in their order.
   *
   * @param least what is not more alike than this stays apart
   */
  static List<Merge> of(int things, float least, Likeness likeness) {
    return new Agglomeration(things, least, likeness).merges();
  }

  /** The things by clusters: those and their members in the order of the things. */
  static <T> List<List<T>> clusters(List<T> things, List<Merge> merges) {
    int[] into = new int[things.size()];
    Arrays.setAll(into, i -> i);
    merges.forEach(merge -> into[merge.gone] = merge.keep);
    Map<Integer, List<T>> byFirst = new LinkedHashMap<>();
    for (int i = 0; i < into.length; i++) {
      // What it was put to comes before it, and has been followed to the end.
      into[i] = into[into[i]];
      byFirst.computeIfAbsent(into[i], first -> new ArrayList<>()).add(things.get(i));
    }
    return List.copyOf(byFirst.values());
  }

  private List<Merge> merges() {
    for (int i = 0; i < count; i++) {
      there[i] = i;
      likeness.first(i, alike[i]);
      for (int j = 0; j < i; j++) {
        alike[j][i] = alike[i][j];
      }
    }
    for (int i = 0; i < count; i++) {
      nearest[i] = nearest(i);
    }
    List<Merge> merges = new ArrayList<>();
    for (int best = best(); best >= 0; best = best()) {
      int keep = Math.min(best, nearest[best]);
      int gone = Math.max(best, nearest[best]);
      merges.add(new Merge(keep, gone, alike[keep][gone]));
      merge(keep, gone);
    }
    return merges;
  }

  private void merge(int keep, int gone) {
    likeness.merge(keep, gone);
    int at = Arrays.binarySearch(there, 0, count, gone);
    System.arraycopy(there, at + 1, there, at, count - at - 1);
    count--;
    for (int t = 0; t < count; t++) {
      int other = there[t];
      if (other != keep) {
        float most = nearest[other] < 0 ? least : alike[other][nearest[other]];
        float now = likeness.with(other, alike[keep][other], alike[gone][other]);
        alike[keep][other] = now;
        alike[other][keep] = now;
        boolean was = nearest[other] == keep || nearest[other] == gone;
        if (was ? now >= most : now > most) {
          nearest[other] = keep;
        } else if (was) {
          nearest[other] = nearest(other);
        }
      }
    }
    nearest[keep] = nearest(keep);
  }

  private int nearest(int cluster) {
    int best = -1;
    float most = least;
    float[] row = alike[cluster];
    for (int t = 0; t < count; t++) {
      int other = there[t];
      if (row[other] > most && other != cluster) {
        best = other;
        most = row[other];
      }
    }
    return best;
  }

  private int best() {
    int best = -1;
    float most = least;
    for (int t = 0; t < count; t++) {
      int cluster = there[t];
      if (nearest[cluster] >= 0 && alike[cluster][nearest[cluster]] > most) {
        best = cluster;
        most = alike[cluster][nearest[cluster]];
      }
    }
    return best;
  }
}
