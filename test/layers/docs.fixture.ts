import { Injectable } from '@nestjs/common';
import { Completion, Input, Prompt, Resource, Tool } from '../../lib/index.js';

/** Components of all kinds, with URIs of odd shapes. */
@Injectable()
export class Docs {
  @Tool()
  find(@Input('word') word: string): string {
    return `found ${word}`;
  }

  @Prompt()
  summary(@Input('page') page: string): string {
    return `Sum up ${page}.`;
  }

  @Completion({ prompt: 'summary', argument: 'page' })
  pages(): string[] {
    return ['intro', 'index'];
  }

  @Resource({ uri: 'docs://contents', name: 'contents' })
  contents(): string {
    return 'all pages';
  }

  @Resource({ uri: 'urn:isbn:1' })
  book(): string {
    return 'a book';
  }

  @Resource({ uri: 'file:///etc/motd' })
  motd(): string {
    return 'hello';
  }

  @Resource({ uri: 'docs://{page}/{part*}{?lang}', list: 'named' })
  page(page: string): unknown {
    return page;
  }

  named(): unknown[] {
    return [
      { page: 'intro', part: 'a/b' },
      { uri: 'docs://intro/c', name: 'by its own URI' },
    ];
  }

  @Completion({ resource: 'docs://{page}/{part*}{?lang}', argument: 'page' })
  known(): string[] {
    return ['intro'];
  }

  @Resource({ uri: 'raw://{path}', allowUnsafe: ['path'] })
  raw({ path }: { path: string }): string {
    return `raw ${path}`;
  }
}
