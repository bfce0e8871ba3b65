import type { LoggerService } from '@nestjs/common';

/** A logger that keeps what is logged as an error. */
export class LogKeeper implements LoggerService {
  /** Everything of each entry, as one text. */
  readonly errors: string[] = [];

  error(...entry: readonly unknown[]): void {
    this.errors.push(entry.map(String).join(' '));
  }

  log(): void {}

  warn(): void {}
}
