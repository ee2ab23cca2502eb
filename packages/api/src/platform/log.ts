import pino, { type DestinationStream, type Logger, type SerializedError } from 'pino';

export type { Logger } from 'pino';

/** Structured lines, on standard output if nothing is said. Secrets and personal data are never given to it; what slips in is redacted. */
export function createLog(level: string, destination: DestinationStream = pino.destination(1)): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: pino.stdSerializers.wrapErrorSerializer(withoutData) },
    redact: { paths: ['*.authorization', '*.cookie', '*.password', '*.secret', '*.token'], censor: '[redacted]' },
  };
  return pino(options, destination);
}

/** What a database's error carries of the rows that it is about: values of parameters, keys that stand twice. */
const data = new Set([
  'parameters',
  'driverError',
  'detail',
  'where',
  'internalQuery',
  'params',
  'body',
  'response',
  'jwt',
]);

/** An error without the data that was in hand: where it came from and what it is stays. */
function withoutData(error: SerializedError): SerializedError {
  const shown = Object.fromEntries(Object.entries(error).filter(([name]) => !data.has(name)));
  return shown as unknown as SerializedError;
}
