import { type DocumentNode, type GraphQLSchema, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { deprecatedIn } from '../deprecated.ts';

const mostKept = 2_000;

/** Parsed documents by their text, for what must be known of an operation before it is executed. */
export class Documents {
  private readonly kept = new LRUCache<string, { document: DocumentNode | null; deprecated?: string[] }>({
    max: mostKept,
  });

  constructor(private readonly maxTokens: number) {}

  /** The document; null where the text is none. Its faults are told by whoever executes it. */
  parsed(text: string): DocumentNode | null {
    const known = this.kept.get(text);
    if (known) return known.document;
    const document = parseOrNull(text, this.maxTokens);
    this.kept.set(text, { document });
    return document;
  }

  /** The operation that the document is asked for; null where that cannot be told. */
  operationOf(text: string, operationName: string | null): OperationDefinitionNode | null {
    const operations = (this.parsed(text)?.definitions ?? []).filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    const named = operations.filter((each) => operationName === null || nameOf(each) === operationName);
    const [only] = named;
    return named.length === 1 && only?.kind === Kind.OPERATION_DEFINITION ? only : null;
  }

  /** What the document asks for that is deprecated. */
  deprecatedIn(schema: GraphQLSchema, text: string): string[] {
    const document = this.parsed(text);
    const kept = this.kept.get(text);
    if (!document || !kept) return [];
    kept.deprecated ??= deprecatedIn(schema, document);
    return kept.deprecated;
  }
}

function nameOf(definition: DocumentNode['definitions'][number]): string | undefined {
  return 'name' in definition ? definition.name?.value : undefined;
}

function parseOrNull(text: string, maxTokens: number): DocumentNode | null {
  try {
    return parse(text, { maxTokens, noLocation: true });
  } catch {
    return null;
  }
}
