// biome-ignore-all lint/performance/noBarrelFile: a runner takes one module
// biome-ignore-all lint/performance/noReExportAll: a runner takes one module
/**
 * The rules of error budgets, as they are built, under the names of published kinds of test vectors: for runners that
 * take a module with a function a kind. Run `npm run build` first.
 */
import 'reflect-metadata';

export * from '../dist/slo/vectors/budget-vectors.js';
export * from '../dist/slo/vectors/measurement-vectors.js';
