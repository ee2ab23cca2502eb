import { styleText } from 'node:util';

/** Colours a text. */
export type Paint = (colour: 'red' | 'yellow' | 'green' | 'dim', text: string) => string;

/** Colours where they show: on a terminal that has some, unless NO_COLOR is set. */
export function paintFor(stream: NodeJS.WritableStream & { hasColors?: () => boolean }): Paint {
  return stream.hasColors?.() ? styleText : (_, text) => text;
}
