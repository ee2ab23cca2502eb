import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { LRUCache } from 'lru-cache';
import { PlainError } from '../../plain-error.ts';

const prefix = 'apq:';
const mostLearnt = 10_000;

/**
 * Documents by their sha256: the registered ones of a file, for ever, and those that callers sent with their hash, the
 * latest used ones. Its shape is the one that Apollo keeps automatic persisted queries in.
 */
export class PersistedDocuments {
  private readonly learnt = new LRUCache<string, string>({ max: mostLearnt });

  constructor(private readonly registered: ReadonlyMap<string, string>) {}

  /** The document with this hash, or undefined. */
  find(hash: string): string | undefined {
    return this.registered.get(hash) ?? this.learnt.get(hash);
  }

  /** Whether the document stands in the file of registered ones. */
  isRegistered(document: string): boolean {
    return this.registered.get(hashOf(document)) === document;
  }

  async get(key: string): Promise<string | undefined> {
    return this.find(key.slice(prefix.length));
  }

  async set(key: string, document: string): Promise<void> {
    this.learnt.set(key.slice(prefix.length), document);
  }

  async delete(key: string): Promise<void> {
    this.learnt.delete(key.slice(prefix.length));
  }
}

/**
 * Reads the file of registered operations: a JSON object of documents by their sha256.
 *
 * @throws PlainError with one line that says what is wrong with it
 */
export function registeredDocuments(file: string | null): ReadonlyMap<string, string> {
  if (file === null) return new Map();
  const documents = Object.entries(readJson(file));
  for (const [hash, document] of documents) {
    if (typeof document === 'string' && hashOf(document) === hash) continue;
    throw new PlainError(
      `WAYMARK_PERSISTED_OPERATIONS: ${hash.slice(0, 80)} in ${file} is not the sha256 of its document.`,
    );
  }
  return new Map(documents as [string, string][]);
}

function readJson(file: string): object {
  try {
    const value: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch (error) {
    throw new PlainError(`WAYMARK_PERSISTED_OPERATIONS: ${file} cannot be read as JSON: ${(error as Error).message}`);
  }
  throw new PlainError(`WAYMARK_PERSISTED_OPERATIONS: ${file} is no JSON object of documents by their sha256.`);
}

function hashOf(document: string): string {
  return createHash('sha256').update(document).digest('hex');
}
