/** Jest calls it once, when its workers are done. */
// biome-ignore lint/style/noDefaultExport: jest takes the default export
export default async function tearDown(): Promise<void> {
  await globalThis.stopWaymarkTestServer?.();
}
