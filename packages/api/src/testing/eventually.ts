/** Waits until what is expected holds, for as long as is given; fails as the last attempt did. */
export async function eventually(expectation: () => Promise<void>, patienceMs = 25_000): Promise<void> {
  const until = Date.now() + patienceMs;
  for (;;) {
    try {
      await expectation();
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
