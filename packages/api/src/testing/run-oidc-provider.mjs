// A program: a real OpenID Connect provider on a free port, which knows one client and signs in whoever it is told to.
// It says its address, then waits for `PUT /client` with the client's metadata, before which it serves nothing, and for
// `PUT /person` with claims, or null for somebody who says no.
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

let person = null;
let provider;
let answer = (_req, res) => res.writeHead(503).end();

const server = createServer(async (req, res) => {
  if (req.method === 'PUT') {
    const chunks = [];
    for await (const chunk of req) chunks.push(chunk);
    const told = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (req.url === '/person') person = told;
    else serve(told);
    res.end();
  } else if (req.url.startsWith('/interaction/')) {
    const outcome = person ? { login: { accountId: person.sub } } : { error: 'access_denied' };
    await provider.interactionFinished(req, res, outcome, { mergeWithLastSubmission: false });
  } else {
    answer(req, res);
  }
});

function serve(client) {
  provider = new Provider(`http://127.0.0.1:${server.address().port}`, {
    clients: [client],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups', 'department'] },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ ...person, sub }) }),
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    cookies: { keys: ['a key of the tests'] },
  });
  answer = provider.callback();
}

server.listen(0, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${server.address().port}\n`));
