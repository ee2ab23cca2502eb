import sanitize from 'sanitize-html';

const looksLikeHtml = /<\/?[a-z][^>]*>/i;

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text and structure only: nothing that runs, is fetched when it is shown, or changes how the page around it looks. */
const options: sanitize.IOptions = {
  allowedTags: [
    ...['p', 'br', 'hr', 'div', 'span', 'blockquote', 'pre', 'code', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'a'],
    ...[
      'h1',
      'h2',
      'h3',
      'h4',
      'h5',
      'h6',
      'b',
      'strong',
      'i',
      'em',
      'u',
      's',
      'del',
      'ins',
      'sub',
      'sup',
      'small',
      'mark',
    ],
    ...['table', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'caption'],
  ],
  allowedAttributes: { a: ['href', 'rel', 'target'], th: ['colspan', 'rowspan'], td: ['colspan', 'rowspan'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  transformTags: {
    a: sanitize.simpleTransform('a', { rel: 'noopener noreferrer nofollow', target: '_blank' }),
  },
};

/**
 * What an entry says as HTML that is safe to put into a page: scripts, styles, pictures, forms and unknown addresses are
 * left out, links open apart and tell nothing of where they were followed. Plain text keeps its lines.
 */
export function safeHtmlOf(body: string): string {
  if (looksLikeHtml.test(body)) return sanitize(body, options);
  return body.replace(/[&<>"]/g, (sign) => signs[sign]!).replace(/\r\n|\r|\n/g, '<br />');
}
