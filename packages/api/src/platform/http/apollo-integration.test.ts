import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApolloServer, type BaseContext } from '@apollo/server';
import { defineIntegrationTestSuite } from '@apollo/server-integration-testsuite';
import express from 'express';
import { execute } from './executor.ts';

// Apollo's own tests of an HTTP integration, against ours: what stands between Express and the GraphQL server.
defineIntegrationTestSuite(
  async (options, { context } = {}) => {
    const server = new ApolloServer<BaseContext>(options);
    await server.start();
    const app = express().disable('x-powered-by');
    app.use(express.json({ limit: '50mb' }), async (req, res) => {
      const { status, headers, body } = await execute(server, req, async () => context?.() ?? {});
      for (const [name, value] of headers) res.setHeader(name, value);
      res.status(status).end(body);
    });
    const httpServer = http.createServer(app).listen(0, '127.0.0.1');
    await once(httpServer, 'listening');
    return {
      server,
      url: `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}/`,
      async extraCleanup() {
        httpServer.closeAllConnections();
        httpServer.close();
        await once(httpServer, 'close');
      },
    };
  },
  // We answer with the whole of it or not at all.
  { noIncrementalDelivery: true },
);
