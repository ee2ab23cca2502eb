import dns from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import ipaddr from 'ipaddr.js';

/** A request that the service itself sends to an address that somebody gave it. */
export interface OutboundRequest {
  url: string;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** How long the whole of it may take, in milliseconds. */
  timeoutMs: number;
  /** The largest answer that is read, in bytes. */
  mostBytes: number;
  /** Whether it may go to addresses that are not public: this machine, the local network, a cloud's metadata. */
  allowPrivateHosts: boolean;
  /** Ends it early. */
  signal?: AbortSignal;
}

/** What came back, a redirect too: it is never followed. */
export interface OutboundAnswer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** Why nothing came back: the address is not allowed, time is over, the answer is too large, or the network failed. */
export class OutboundError extends Error {
  constructor(
    readonly reason: 'ADDRESS' | 'TIME' | 'SIZE' | 'NETWORK',
    message: string,
  ) {
    super(message);
  }
}

/**
 * Sends a request. The name is resolved once and the connection goes to an address that was judged, so a name that
 * changes its mind in between leads nowhere.
 *
 * @throws OutboundError
 */
export async function outbound(request: OutboundRequest): Promise<OutboundAnswer> {
  const url = new URL(request.url);
  const addresses = await addressesOf(url.hostname.replace(/^\[|\]$/g, ''), request.allowPrivateHosts);
  const timeout = AbortSignal.timeout(request.timeoutMs);
  const signal = request.signal ? AbortSignal.any([timeout, request.signal]) : timeout;
  try {
    return await exchange(url, request, addresses, signal);
  } catch (error) {
    if (error instanceof OutboundError) throw error;
    if (timeout.aborted) throw new OutboundError('TIME', `No whole answer within ${request.timeoutMs} ms.`);
    throw new OutboundError('NETWORK', (error as Error).message);
  }
}

/** Whether everybody in the internet may have this address: neither local nor private nor otherwise reserved. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

async function addressesOf(host: string, allowPrivateHosts: boolean): Promise<{ address: string; family: number }[]> {
  const found = net.isIP(host)
    ? [{ address: host, family: net.isIP(host) }]
    : await dns.lookup(host, { all: true, verbatim: true }).catch(() => []);
  if (found.length === 0) throw new OutboundError('NETWORK', `${host} has no address.`);
  const allowed = found.filter(({ address }) => allowPrivateHosts || isPublicAddress(address));
  if (allowed.length > 0) return allowed;
  throw new OutboundError('ADDRESS', `${host} is no public address; WAYMARK_ALLOW_PRIVATE_HOSTS=true allows others.`);
}

function exchange(
  url: URL,
  { method = 'GET', headers, body, mostBytes }: OutboundRequest,
  addresses: { address: string; family: number }[],
  signal: AbortSignal,
): Promise<OutboundAnswer> {
  const send = url.protocol === 'https:' ? https.request : http.request;
  const lookup: net.LookupFunction = (_host, options, found) =>
    options.all ? found(null, addresses) : found(null, addresses[0]!.address, addresses[0]!.family);
  return new Promise((resolve, reject) => {
    const sent = send(url, { method, headers, lookup, signal, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      let size = 0;
      answer.on('data', (chunk: Buffer) => {
        size += chunk.length;
        chunks.push(chunk);
        if (size <= mostBytes) return;
        reject(new OutboundError('SIZE', `The answer is larger than ${mostBytes} bytes.`));
        sent.destroy();
      });
      answer.on('error', reject);
      answer.on('aborted', () => reject(new Error('The answer broke off.')));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
