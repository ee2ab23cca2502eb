/** The probability that one that should have more has more than one that should have less; equals count half. */
export function auroc(more: readonly number[], less: readonly number[]): number {
  const all = [...more.map((value) => ({ value, isMore: true })), ...less.map((value) => ({ value, isMore: false }))];
  all.sort((a, b) => a.value - b.value);
  let ranks = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to]!.value === all[from]!.value) to++;
    ranks += all.slice(from, to).filter(({ isMore }) => isMore).length * ((from + to + 1) / 2);
    from = to;
  }
  return (ranks - (more.length * (more.length + 1)) / 2) / (more.length * less.length);
}

/** The expected calibration error in ten bins: how far confidence and truth are apart on average. */
export function calibrationError(confidences: readonly number[], truths: readonly boolean[]): number {
  const bins = Array.from({ length: 10 }, () => ({ confidence: 0, truth: 0 }));
  for (const [index, confidence] of confidences.entries()) {
    const bin = bins[Math.min(9, Math.floor(confidence * 10))]!;
    bin.confidence += confidence;
    bin.truth += truths[index] ? 1 : 0;
  }
  return bins.reduce((sum, { confidence, truth }) => sum + Math.abs(confidence - truth), 0) / confidences.length;
}
