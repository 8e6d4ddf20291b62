type Cleanup = () => Promise<unknown> | unknown;

const cleanups: Cleanup[] = [];

/** Runs `cleanup` when the test file is through, the last one first. Unlike `afterAll` it may be called anywhere. */
export function atFileEnd(cleanup: Cleanup): void {
  cleanups.push(cleanup);
}

/** Runs all of them, even when one fails. @throws the first failure. */
export async function runCleanups(): Promise<void> {
  const failures: unknown[] = [];
  for (let cleanup = cleanups.pop(); cleanup; cleanup = cleanups.pop()) {
    try {
      await cleanup();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}
