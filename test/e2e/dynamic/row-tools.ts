import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  type LoggerService,
  UseGuards,
} from '@nestjs/common';
import {
  type ComponentDefinition,
  type ComponentSource,
  type LookupKind,
  McpSource,
  type ToolDefinition,
} from '../../../lib/index.js';

/** A row of the table. */
export interface Row {
  readonly name: string;
  readonly says: string;
}

/** Rows of a table, as a database would have them. */
@Injectable()
export class Table {
  rows: readonly Row[] = [{ name: 'hello', says: 'Hello!' }];
  unlisted: ReadonlyMap<string, ComponentDefinition> = new Map();
  definitions: readonly unknown[] = [];
  asked: string[] = [];
  fails = false;
  #listener: () => void = () => undefined;

  onChange(listener: () => void): () => void {
    this.#listener = listener;
    return () => {
      this.#listener = () => undefined;
    };
  }

  change(rows: readonly Row[]): void {
    this.rows = rows;
    this.#listener();
  }

  notify(): void {
    this.#listener();
  }
}

/** Lets in whoever somebody knows. */
class UserGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    return context.switchToHttp().getRequest().user !== undefined;
  }
}

/** The handler of all rows: says what its definition has. */
export function say(this: ToolDefinition): string {
  return String(this.meta?.['says']);
}

/** A tool for each row, for known users alone. */
@McpSource()
@UseGuards(UserGuard)
export class RowTools implements ComponentSource {
  constructor(private readonly table: Table) {}

  async list(): Promise<ComponentDefinition[]> {
    if (this.table.fails) throw new Error('The database is away.');
    const rows = this.table.rows.map(({ name, says }): ToolDefinition => ({
      kind: 'tool',
      name,
      meta: { says },
      handler: say,
    }));
    return JSON.parse('[]').concat(rows, this.table.definitions);
  }

  get(kind: LookupKind, name: string): ComponentDefinition | undefined {
    this.table.asked.push(`${kind} ${name}`);
    return this.table.unlisted.get(name);
  }

  changes(changed: () => void): () => void {
    return this.table.onChange(changed);
  }
}

/** Keeps what is warned of. */
export class Warnings implements LoggerService {
  readonly lines: string[] = [];
  log(): void {}
  error(): void {}
  warn(line: string): void {
    this.lines.push(line);
  }
}
