import { findChromium } from './journeys/chromium.mjs';
