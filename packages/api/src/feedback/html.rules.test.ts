import fc from 'fast-check';
import { safeHtmlOf } from './html.rules.ts';

test.each([
  ['<p>Hello <b>there</b></p>', '<p>Hello <b>there</b></p>'],
  ['Two\nlines & a < b', 'Two<br />lines &amp; a &lt; b'],
  ['<p onclick="x()">a<script>steal()</script></p>', '<p>a</p>'],
  ['<img src="https://tracker.example/x.gif"><p style="position:fixed">b</p>', '<p>b</p>'],
  ['<a href="javascript:x()">c</a>', '<a rel="noopener noreferrer nofollow" target="_blank">c</a>'],
  [
    '<a href="https://a.example" target="_top">d</a>',
    '<a href="https://a.example" target="_blank" rel="noopener noreferrer nofollow">d</a>',
  ],
  ['<iframe src="https://a.example"></iframe><form><input value="e"></form>', ''],
  ['', ''],
])('%j is shown as %j', (body, shown) => {
  expect(safeHtmlOf(body)).toBe(shown);
});

test('no markup gets through but what is allowed', () => {
  const piece = fc.constantFrom(
    '<script>',
    '</script>',
    '<img src=x onerror=y>',
    '<p>',
    '<svg/onload=z>',
    '"',
    "'",
    '<',
    '>',
    'a',
    '&lt;',
    '<!--',
    '-->',
    '<style>',
    '<a href=data:x>',
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const shown = safeHtmlOf(pieces.join(''));
      expect(shown).not.toMatch(/<(script|img|svg|style|!--)|\son\w+=(?![^<]*$)|href="?data:/i);
    }),
  );
});
