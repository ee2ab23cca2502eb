import pino, { type Logger } from 'pino';

export type { Logger } from 'pino';

/** Structured lines on standard output. Secrets and personal data are never given to it; what slips in is redacted. */
export function createLog(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: ['*.authorization', '*.cookie', '*.password', '*.secret', '*.token'], censor: '[redacted]' },
  });
}
