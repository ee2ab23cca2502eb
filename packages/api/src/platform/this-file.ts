import { fileURLToPath } from 'node:url';

/** The file that calls this. `import.meta.url` would say it, but the tests run the sources as CommonJS, which cannot parse it. */
export function thisFile(): string | undefined {
  const frames = [...(new Error().stack ?? '').matchAll(/((?:file:\/\/)?\/[^()\n]+?):\d+:\d+\)?$/gm)];
  const file = frames[1]?.[1];
  return file?.startsWith('file:') ? fileURLToPath(file) : file;
}
