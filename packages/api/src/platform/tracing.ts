import {
  type Attributes,
  context,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { RequestHandler } from 'express';
import { requestId, routeOf } from './http/request.ts';

let isOn = false;

/** Sends traces to where the environment says, by OTLP over HTTP. Gives what sends the last ones and ends it. */
export function startTracing(): () => Promise<void> {
  const resource = defaultResource()
    .merge(resourceFromAttributes({ 'service.name': 'waymark' }))
    .merge(detectResources({ detectors: [envDetector] }));
  const provider = new NodeTracerProvider({
    resource,
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  provider.register();
  isOn = true;
  return async () => {
    isOn = false;
    await provider.shutdown();
  };
}

/** Begins a span within the present one; null where nothing is traced. Attributes hold no values that callers sent. */
export function beginSpan(name: string, attributes: Attributes = {}, kind: SpanKind = SpanKind.INTERNAL): Span | null {
  return isOn ? trace.getTracer('waymark').startSpan(name, { attributes, kind }) : null;
}

/** Ends a span; with a fault, as failed. What the fault says may hold values, so only its kind is told. */
export function endSpan(span: Span | null, fault?: unknown): void {
  if (!span) return;
  if (fault) {
    span.setStatus({ code: SpanStatusCode.ERROR });
    span.setAttribute('error.type', fault instanceof Error ? fault.name : 'error');
  }
  span.end();
}

/** Runs `act` in a span of its own; `note` adds what is known only later. */
export async function traced<T>(
  name: string,
  attributes: Attributes,
  act: (note: (more: Attributes) => void) => Promise<T>,
): Promise<T> {
  const span = beginSpan(name, attributes);
  if (!span) return act(() => undefined);
  try {
    const result = await context.with(trace.setSpan(context.active(), span), () =>
      act((more) => void span.setAttributes(more)),
    );
    endSpan(span);
    return result;
  } catch (error) {
    endSpan(span, error);
    throw error;
  }
}

/** A span for each request, within the trace that its `traceparent` names. */
export const traceRequests: RequestHandler = (req, res, next) => {
  if (!isOn) {
    next();
    return;
  }
  const parent = propagation.extract(ROOT_CONTEXT, req.headers);
  const route = routeOf(req);
  context.with(parent, () => {
    const attributes = {
      'http.request.method': req.method,
      'http.route': route,
      'waymark.request.id': requestId(req),
    };
    const span = beginSpan(`${req.method} ${route}`, attributes, SpanKind.SERVER)!;
    res.once('close', () => {
      span.setAttribute('http.response.status_code', res.statusCode);
      endSpan(span, res.statusCode >= 500 ? 'error' : undefined);
    });
    context.with(trace.setSpan(parent, span), next);
  });
};
