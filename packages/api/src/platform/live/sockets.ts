import { randomUUID } from 'node:crypto';
import type http from 'node:http';
import type { TLSSocket } from 'node:tls';
import { GraphQLError } from 'graphql';
import { CloseCode } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { Config } from '../config.ts';
import type { Context } from '../context.ts';
import type { Caller, Credentials } from '../http/request.ts';
import type { LiveParts, LiveTools } from './live.ts';
import { type Events, formatted, guarded, liveOperation } from './operation.ts';

const goingAway = 1001;
const mostOperations = 50;
const pingMs = 12_000;
const helloMs = 5_000;

/** What is known of a socket once its caller said hello. */
interface Subscriber {
  caller: Caller;
  isStillKnown: () => Promise<boolean>;
  forget: () => void;
}

/**
 * Serves subscriptions over `graphql-transport-ws` at /graphql. Callers show a token in the first message
 * (`{ "authorization": "Bearer wm_…" }`) or in the request's header; pages of our own show their session.
 *
 * @returns what closes every socket
 */
export function serveSockets(server: http.Server, parts: LiveParts, tools: LiveTools): () => void {
  const { schema, config, contextFor, recognise } = parts;
  const { connections, isKnown, format } = tools;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: config.maxBodyBytes });
  server.on('upgrade', (request, socket, head) => {
    const refused = refusalOf(request, parts, sockets.clients.size);
    if (refused) socket.end(`HTTP/1.1 ${refused}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    else sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
  });
  const operations = useServer<Record<string, unknown>, { subscriber?: Subscriber }>(
    {
      schema,
      connectionInitWaitTimeout: helloMs,
      async onConnect({ extra, connectionParams }) {
        const shown = shownBy(extra.request, connectionParams, config);
        const caller = await recognise(shown);
        if (!caller || !connections.hasRoom) return false;
        const isStillKnown = () => isKnown(shown, caller);
        const close = (reason: string) => extra.socket.close(CloseCode.Forbidden, reason);
        extra.subscriber = { caller, isStillKnown, forget: connections.add({ isStillKnown, close }) };
        return true;
      },
      onDisconnect: ({ extra }) => extra.subscriber?.forget(),
      onSubscribe({ extra, subscriptions }, _id, payload) {
        if (Object.keys(subscriptions).length > mostOperations) {
          const message = `At most ${mostOperations} subscriptions share a socket; open another one.`;
          return [new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED' } })];
        }
        const id = randomUUID();
        const begun = liveOperation(parts, payload, contextFor(extra.subscriber!.caller, id));
        return Array.isArray(begun) ? begun.map((error) => format(error, id)) : begun;
      },
      onOperation: ({ extra }, _id, _payload, _args, result) =>
        'next' in result ? guarded(result as Events, extra.subscriber!.isStillKnown) : undefined,
      onNext: (_context, _id, _payload, { contextValue }, result) =>
        formatted(result, format, (contextValue as Context).requestId),
    },
    sockets,
    pingMs,
  );
  return () => {
    for (const socket of sockets.clients) socket.close(goingAway, 'The service stops.');
    void operations.dispose();
  };
}

/** Why an upgrade is refused, as an HTTP status line; null when it is not. */
function refusalOf({ url = '', headers }: http.IncomingMessage, parts: LiveParts, open: number): string | null {
  if (url.split('?')[0] !== '/graphql') return '404 Not Found';
  const { origin, host } = headers;
  // Browsers open sockets from any page and add the session's cookie, so the page's origin is what guards it.
  const own = [host, new URL(parts.publicUrl).host];
  const isOwn = origin === undefined || (URL.canParse(origin) && own.includes(new URL(origin).host));
  if (!isOwn && !parts.config.corsOrigins.includes(origin)) return '403 Forbidden';
  return open < parts.config.maxLiveConnections ? null : '503 Service Unavailable';
}

function shownBy(
  request: http.IncomingMessage,
  hello: Record<string, unknown> | undefined,
  { trustProxy }: Config,
): Credentials {
  const said = Object.entries(hello ?? {}).find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  const forwarded = trustProxy && request.headers['x-forwarded-proto'] === 'https';
  return {
    headers: { ...request.headers, ...(typeof said === 'string' && { authorization: said }) },
    secure: forwarded || (request.socket as TLSSocket).encrypted === true,
  };
}
