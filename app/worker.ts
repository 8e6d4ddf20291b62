import type { Platform } from "./platform/platform.server";
export async function startWorker(_platform: Platform, _url: string): Promise<{ stop(): Promise<void> }> { return { stop: async () => {} }; }
