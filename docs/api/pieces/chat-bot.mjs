// Posts the week to a chat: what needs a word, what slipped, what was decided. For cron, on Node 20 or newer:
//   WAYMARK_URL=https://waymark.example.org WAYMARK_TOKEN=wm_… CHAT_WEBHOOK=https://hooks.example.org/… node chat-bot.mjs
// CHAT_WEBHOOK takes {"text": …}, as Slack's, Mattermost's and others' incoming webhooks do. Without it the text is printed.
const { WAYMARK_URL: url = 'http://localhost:4000', WAYMARK_TOKEN: token, CHAT_WEBHOOK: chat } = process.env;

const query = `query Week($since: DateTime!) {
  findings(severity: [CRITICAL]) { message because }
  roadmap {
    slipped: items(filter: { finding: [TARGET_SLIPPED] }, first: 5) { nodes { identifier title driftDays url } }
    changes(since: $since, first: 1) { totalCount }
  }
  decisions(first: 5) { nodes { identifier kind question outcome decidedAt } }
}`;
const since = new Date(Date.now() - 7 * 86_400_000).toISOString();

async function send(to, headers, body) {
  const response = await fetch(to, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${to} answered ${response.status}: ${await response.text()}`);
  return response;
}

const answer = await (await send(`${url}/graphql`, { authorization: `Bearer ${token}` }, { query, variables: { since } })).json();
if (answer.errors) throw new Error(answer.errors.map(({ message }) => message).join(' '));
const { findings, roadmap, decisions } = answer.data;
const decided = decisions.nodes.filter(({ decidedAt }) => decidedAt > since);
const part = (title, lines) => (lines.length > 0 ? [`*${title}*`, ...lines.map((line) => `• ${line}`), ''] : []);
const text = [
  ...part('Needs a word', findings.map(({ message, because }) => `${message} ${because[0] ?? ''}`)),
  ...part('Slipped', roadmap.slipped.nodes.map(({ identifier, title, driftDays, url: page }) => `<${page}|${identifier} ${title}>: ${driftDays} days`)),
  ...part('Decided', decided.map(({ identifier, kind, question, outcome }) => `${identifier} (${kind.toLowerCase()}) ${question} ${outcome}`)),
  `${roadmap.changes.totalCount} changes in the last seven days.`,
].join('\n');
if (chat) await send(chat, {}, { text });
else console.log(text);
