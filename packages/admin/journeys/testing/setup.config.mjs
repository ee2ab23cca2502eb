import { buildIfNeeded } from '../../../../scripts/build-if-needed.mjs';
import { findChromium } from './chromium.mjs';

/** Journeys run against the built server and client. */
export default function build() {
  if (findChromium()) buildIfNeeded();
}
