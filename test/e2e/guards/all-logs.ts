import type { LoggerService } from '@nestjs/common';

/** A logger that keeps everything, so that a test can say what must not be in it. */
export class AllLogs implements LoggerService {
  #text = '';

  get text(): string {
    return this.#text;
  }

  log = this.#keep;
  warn = this.#keep;
  error = this.#keep;
  debug = this.#keep;
  verbose = this.#keep;
  fatal = this.#keep;

  #keep(...entry: readonly unknown[]): void {
    this.#text += `${entry.map(String).join(' ')}\n`;
  }
}
