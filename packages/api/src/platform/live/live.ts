import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Config } from '../config.ts';
import type { Context } from '../context.ts';
import type { Documents } from '../http/answers/documents.ts';
import { formatError, logFaults } from '../http/format-error.ts';
import type { Caller, Recognise } from '../http/request.ts';
import type { Logger } from '../log.ts';
import { stillKnown } from './still-known.ts';

/** What subscriptions are served with, over sockets and over streams alike. */
export interface LiveParts {
  schema: GraphQLSchema;
  config: Config;
  documents: Documents;
  log: Logger;
  publicUrl: string;
  recognise: Recognise;
  contextFor: (caller: Caller, requestId: string) => Context;
}

/** The connections of subscribers, in a number that is bounded, each closed when its caller is not known any more. */
export class Connections {
  private readonly open = new Set<Connection>();
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly most: number) {
    this.timer = setInterval(() => void this.sweep(), sweepMs).unref();
  }

  /** Whether one more may be opened. */
  get hasRoom(): boolean {
    return this.open.size < this.most;
  }

  /** Keeps a connection under watch. Gives what ends that. */
  add(connection: Connection): () => void {
    this.open.add(connection);
    return () => this.open.delete(connection);
  }

  /** Closes all of them. */
  close(): void {
    clearInterval(this.timer);
    for (const connection of this.open) connection.close('The service stops.');
  }

  private async sweep(): Promise<void> {
    for (const connection of this.open) {
      if (!(await connection.isStillKnown().catch(() => true))) connection.close('You are not signed in any more.');
    }
  }
}

const sweepMs = 15_000;

/** One connection of a subscriber. */
export interface Connection {
  isStillKnown(): Promise<boolean>;
  close(reason: string): void;
}

/** How an error is shown to the subscriber whose request has this id. A fault of ours is logged. */
export type Format = (error: GraphQLError, requestId: string) => GraphQLError;

/** What both transports share. */
export function liveTools(parts: LiveParts): {
  connections: Connections;
  isKnown: ReturnType<typeof stillKnown>;
  format: Format;
} {
  return {
    connections: new Connections(parts.config.maxLiveConnections),
    isKnown: stillKnown(parts.recognise),
    format: (error, requestId) => {
      logFaults(parts.log, [error], requestId);
      const { message, path, extensions } = formatError(error.toJSON(), error);
      return new GraphQLError(message, {
        nodes: error.nodes,
        source: error.source,
        positions: error.positions,
        path,
        extensions: { ...extensions, requestId },
      });
    },
  };
}

export type LiveTools = ReturnType<typeof liveTools>;
