import { inBlocks, opened } from './blocks.ts';
import { gunzipped, isGzip, refuseOtherCompression } from './compression.ts';
import { asUtf8, type EncodingVerdict, type TextEncoding, wideEncodingOf } from './encoding.ts';
import { refuseBinary, refuseControlCharacters, type SourceHints } from './format.ts';
import { SourceError } from './source-error.ts';

/** A file as one text. */
export interface WholeText {
  text: string;
  encoding: TextEncoding;
  compressed: boolean;
}

/**
 * Reads a file that is looked at as a whole, of at most `maxBytes` once unpacked. Compression and encoding are
 * recognised by its bytes. Throws `SourceError` for what is no text, or too large.
 */
export async function readText(
  stream: AsyncIterable<Uint8Array>,
  hints: SourceHints,
  maxBytes: number,
): Promise<WholeText> {
  refuseOtherCompression(hints.contentEncoding);
  let blocks = await opened(inBlocks(stream, maxBytes));
  const compressed = blocks.first !== null && isGzip(blocks.first);
  if (compressed) blocks = await opened(inBlocks(gunzipped(blocks.all), maxBytes));
  if (!blocks.first) throw new SourceError('EMPTY_FILE', 'The file is empty.');
  refuseBinary(blocks.first);
  const verdict: EncodingVerdict = { encoding: wideEncodingOf(blocks.first) ?? 'UTF-8', damaged: false };
  const parts: Buffer[] = [];
  for await (const block of asUtf8(blocks.all, verdict)) {
    if (parts.length === 0) refuseControlCharacters(block.toString('utf8'));
    parts.push(block);
  }
  return { text: Buffer.concat(parts).toString('utf8'), encoding: verdict.encoding, compressed };
}
