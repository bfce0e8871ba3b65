import { afterEach, beforeEach } from '@jest/globals';
import { Logger, type LoggerService } from '@nestjs/common';
import { inspect } from 'node:util';

type Level = 'log' | 'warn' | 'error' | 'debug';

/** Keeps everything that is logged, with its level. */
export class LogRecorder implements LoggerService {
  readonly entries: { readonly level: Level; readonly text: string }[] = [];

  log = this.#keep('log');
  warn = this.#keep('warn');
  error = this.#keep('error');
  debug = this.#keep('debug');

  /** What was logged at a level; at all of them by default. */
  texts(level?: Level): string[] {
    return this.entries
      .filter((entry) => level === undefined || entry.level === level)
      .map(({ text }) => text);
  }

  #keep(level: Level): (...entry: readonly unknown[]) => void {
    return (...entry) => {
      const text = entry
        .map((part) => (typeof part === 'string' ? part : inspect(part)))
        .join(' ');
      this.entries.push({ level, text });
    };
  }
}

/** Records what Nest logs during each test of a file. */
export function recordLogs(): LogRecorder {
  const recorder = new LogRecorder();
  beforeEach(() => {
    recorder.entries.length = 0;
    Logger.overrideLogger(recorder);
  });
  afterEach(() => Logger.overrideLogger(new Logger()));
  return recorder;
}
