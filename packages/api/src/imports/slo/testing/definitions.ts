/** An SLO document over 28 rolling days, measured from the connection `prod`; 17 lines. */
export function sloText(name: string, changes: Record<string, string> = {}): string {
  const { target = '0.99', service = 'web', more = '', spec = '' } = changes;
  return `apiVersion: openslo/v1
kind: SLO
metadata:
  name: ${name}
  displayName: The ${name}${more}
spec:
  service: ${service}
  indicator:
    metadata: {name: ${name}}
    spec:
      ratioMetric:
        counter: true
        bad: {metricSource: {metricSourceRef: prod, type: Prometheus, spec: {query: 'sum(increase(bad_total[5m]))'}}}
        total: {metricSource: {metricSourceRef: prod, type: Prometheus, spec: {query: 'sum(increase(all_total[5m]))'}}}
  timeWindow: [{duration: 28d, isRolling: true}]
  budgetingMethod: Occurrences
  objectives: [{displayName: Good, target: ${target}}]
${spec}`;
}
