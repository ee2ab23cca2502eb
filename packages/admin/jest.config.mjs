import { findChromium } from './journeys/testing/chromium.mjs';

/** ESM sources run as CommonJS through swc; JSX by the automatic runtime, styles as nothing. */
const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type: 'commonjs' },
  },
];
const common = {
  testEnvironment: 'node',
  transform: { '\\.m?[jt]sx?$': swc },
  moduleNameMapper: { '\\.css$': '<rootDir>/journeys/testing/no-styles.mjs' },
};
const chromiumPath = findChromium();

export default {
  projects: [
    { ...common, displayName: 'unit', roots: ['<rootDir>/src'], testMatch: ['**/*.test.ts', '**/*.test.tsx'] },
    {
      ...common,
      displayName: 'journeys',
      roots: ['<rootDir>/journeys'],
      testMatch: ['**/*.journey.test.ts'],
      globals: { chromiumPath },
      globalSetup: '<rootDir>/journeys/testing/setup.config.mjs',
    },
  ],
  maxWorkers: 2,
  testTimeout: 60_000,
};
