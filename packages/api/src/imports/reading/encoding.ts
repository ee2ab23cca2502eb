import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

/** The character encodings that are told apart. */
export type TextEncoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'WINDOWS-1252';

/** What is known of a text's encoding so far; it may still change where a file begins with plain ASCII only. */
export interface EncodingVerdict {
  encoding: TextEncoding;
  /** Some bytes were no UTF-8 in a text that otherwise is; each reads as U+FFFD. */
  damaged: boolean;
}

const byteOrderMarks: readonly [TextEncoding, readonly number[]][] = [
  ['UTF-8', [0xef, 0xbb, 0xbf]],
  ['UTF-16LE', [0xff, 0xfe]],
  ['UTF-16BE', [0xfe, 0xff]],
];

/** UTF-16 by its byte order mark, or by zero bytes that stand (nearly) all on one side; null for anything else. */
export function wideEncodingOf(head: Buffer): 'UTF-16LE' | 'UTF-16BE' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'UTF-16LE';
  if (head[0] === 0xfe && head[1] === 0xff) return 'UTF-16BE';
  const pairs = head.length >> 1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs; i += 1) {
    if (head[2 * i] === 0) even += 1;
    if (head[2 * i + 1] === 0) odd += 1;
  }
  const enough = Math.max(2, pairs * 0.02);
  if (odd >= enough && odd >= 10 * even) return 'UTF-16LE';
  if (even >= enough && even >= 10 * odd) return 'UTF-16BE';
  return null;
}

/**
 * Turns blocks of any known encoding into blocks of UTF-8 that end with whole characters, without a byte order mark.
 * `verdict` is brought up to date as more is seen: a file that begins in ASCII is decided by its first other bytes.
 */
export async function* asUtf8(blocks: AsyncIterable<Buffer>, verdict: EncodingVerdict): AsyncGenerator<Buffer> {
  const text = new Recoding(verdict);
  let first = true;
  for await (const block of blocks) {
    const recoded = text.next(first ? text.begin(block) : block);
    first = false;
    if (recoded.length > 0) yield recoded;
  }
  const last = text.end();
  if (last.length > 0) yield last;
}

class Recoding {
  private decided = false;
  private tail: Buffer = Buffer.alloc(0);
  private decoder: ReturnType<typeof decoderOf> | null = null;

  constructor(private readonly verdict: EncodingVerdict) {}

  /** Decides what the beginning of the text tells, and gives it back without its mark. */
  begin(head: Buffer): Buffer {
    const mark = byteOrderMarks.find(([, bytes]) => bytes.every((byte, i) => head[i] === byte));
    const told = mark?.[0] ?? wideEncodingOf(head);
    if (told) this.decide(told);
    return head.subarray(mark?.[1].length ?? 0);
  }

  next(block: Buffer): Buffer {
    const text = this.tail.length > 0 ? Buffer.concat([this.tail, block]) : block;
    this.tail = Buffer.alloc(0);
    if (!this.decided && !isAscii(text)) {
      const utf8 = speaksUtf8(text);
      if (utf8 !== null) this.decide(utf8 ? 'UTF-8' : 'WINDOWS-1252');
    }
    if (this.decoder) return this.decoder(text);
    const whole = text.length - cutCharacterLength(text);
    this.tail = text.subarray(whole);
    if (!isUtf8(text.subarray(0, whole))) this.verdict.damaged = true;
    return text.subarray(0, whole);
  }

  end(): Buffer {
    if (!this.decided && this.tail.length > 0) {
      this.decide('WINDOWS-1252');
      return this.next(Buffer.alloc(0));
    }
    if (this.decoder) return this.decoder(null);
    if (this.tail.length > 0) this.verdict.damaged = true;
    return this.tail;
  }

  private decide(encoding: TextEncoding): void {
    this.decided = true;
    this.verdict.encoding = encoding;
    if (encoding !== 'UTF-8') this.decoder = decoderOf(encoding);
  }
}

/**
 * Whether the characters beyond ASCII are those of UTF-8; null where there is no whole one. Text of other encodings
 * hardly ever holds a valid sequence of UTF-8, so a bad byte among good ones is damage.
 */
function speaksUtf8(text: Buffer): boolean | null {
  const whole = text.subarray(0, text.length - cutCharacterLength(text));
  if (isAscii(whole)) return null;
  if (isUtf8(whole)) return true;
  let good = 0;
  let bad = 0;
  for (const character of whole.toString('utf8')) {
    if (character === '\ufffd') bad += 1;
    else if (character > '\u007f') good += 1;
  }
  return good > bad;
}

/** How many bytes at the end begin a UTF-8 character that is not complete yet: 0 … 3. */
function cutCharacterLength(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

function decoderOf(encoding: TextEncoding): (block: Buffer | null) => Buffer {
  const decoder = iconv.getDecoder(encoding, { stripBOM: true });
  let half = '';
  return (block) => {
    const text = half + ((block ? decoder.write(block) : decoder.end()) ?? '');
    const cut = block !== null && /[\ud800-\udbff]$/.test(text);
    half = cut ? text.slice(-1) : '';
    return Buffer.from(cut ? text.slice(0, -1) : text, 'utf8');
  };
}
