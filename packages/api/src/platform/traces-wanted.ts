/** Whether traces are wanted, by OpenTelemetry's own variables: an address is set, and nothing says no. */
export function tracesWanted(environment: NodeJS.ProcessEnv): boolean {
  const address = environment.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? environment.OTEL_EXPORTER_OTLP_ENDPOINT;
  const off = environment.OTEL_SDK_DISABLED?.toLowerCase() === 'true' || environment.OTEL_TRACES_EXPORTER === 'none';
  return Boolean(address) && !off;
}
