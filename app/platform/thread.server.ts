import { once } from "node:events";
import { Worker } from "node:worker_threads";

/**
 * A thread of its own for long computing, so that the process goes on answering meanwhile. It answers one question after the other; the file
 * answers each message of its parent with one message. What goes wrong in it is thrown at whoever asks next, or is waiting.
 */
export class Thread<Question, Answer> {
  readonly #worker: Worker;
  #failure: Error | null = null;

  constructor(file: URL) {
    // The sources run as they are, like the rest of the server; a thread of Node 20 does not take `--import tsx` for its own file.
    this.#worker = new Worker(`import("tsx/esm/api").then(({ tsImport }) => tsImport(${JSON.stringify(file.href)}, ${JSON.stringify(import.meta.url)}))`, { eval: true, execArgv: [] });
    this.#worker.on("error", (error: Error) => (this.#failure = error));
  }

  /** The caller waits for the answer before it asks again. */
  async ask(question: Question): Promise<Answer> {
    if (this.#failure) throw this.#failure;
    this.#worker.postMessage(question);
    const [answer] = (await once(this.#worker, "message")) as [Answer];
    return answer;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
