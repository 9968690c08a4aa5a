package io.xpctape.schema.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How well judges and kinds do. */
final class Scores {
  private Scores() {}

  /**
   * Of a judge.
   *
   * @param recall the share of unseen valid messages that it accepts
   * @param precision what share of the accepted is valid, were there as many invalid messages
   */
  record Judged(double recall, double precision) {
    static Judged of(double accepted, double wronglyAccepted) {
      double all = accepted + wronglyAccepted;
      return new Judged(accepted, all == 0 ? 0 : accepted / all);
    }

    double f1() {
      double sum = recall + precision;
      return sum == 0 ? 0 : 2 * recall * precision / sum;
    }
  }

  /** Rosenberg and Hirschberg's V-measure: 1 if the clusters are the classes. */
  static double v(List<String> classes, List<String> clusters) {
    Map<String, Integer> ofClass = new HashMap<>();
    Map<String, Integer> ofCluster = new HashMap<>();
    Map<List<String>, Integer> both = new HashMap<>();
    for (int i = 0; i < classes.size(); i++) {
      ofClass.merge(classes.get(i), 1, Integer::sum);
      ofCluster.merge(clusters.get(i), 1, Integer::sum);
      both.merge(List.of(classes.get(i), clusters.get(i)), 1, Integer::sum);
    }
    double n = classes.size();
    double joint = entropy(both, n);
    double classEntropy = entropy(ofClass, n);
    double clusterEntropy = entropy(ofCluster, n);
    double homogeneity = classEntropy == 0 ? 1 : 1 - (joint - clusterEntropy) / classEntropy;
    double completeness = clusterEntropy == 0 ? 1 : 1 - (joint - classEntropy) / clusterEntropy;
    return homogeneity + completeness == 0
        ? 0
        : 2 * homogeneity * completeness / (homogeneity + completeness);
  }

  private static double entropy(Map<?, Integer> counts, double n) {
    return counts.values().stream().mapToDouble(c -> -c / n * Math.log(c / n)).sum();
  }
}
